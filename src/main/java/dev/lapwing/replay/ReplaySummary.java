package dev.lapwing.replay;

import dev.lapwing.alert.FinalEpisode;
import dev.lapwing.alert.ResultDigest;
import dev.lapwing.alert.incident.Incident;
import dev.lapwing.alert.words.GroupValue;
import dev.lapwing.alert.words.Margin;
import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.replay.row.ReplayCounts;
import dev.lapwing.text.Plural;
import dev.lapwing.text.TextTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a person reads after a replay: the episodes, what became of each line, and the digest. */
public final class ReplaySummary {
    private static final int SHOWN = 200;

    private final ReplayOutcome outcome;
    private final List<Incident> incidents;
    private final String rulesHash;
    private final String engineVersion;
    private final Function<String, String> showEmail;

    /**
     * A summary of a replay.
     *
     * @param incidents into which its alerts are joined
     * @param rulesHash hash of the rules in use
     * @param engineVersion Lapwing's own version
     * @param showEmail what to show in place of an e-mail address
     */
    public ReplaySummary(
            ReplayOutcome outcome,
            List<Incident> incidents,
            String rulesHash,
            String engineVersion,
            Function<String, String> showEmail) {
        this.outcome = outcome;
        this.incidents = List.copyOf(incidents);
        this.rulesHash = rulesHash;
        this.engineVersion = engineVersion;
        this.showEmail = showEmail;
    }

    /** The lines of the summary, its tables for a screen of this width. */
    public List<String> lines(int width) {
        List<String> lines = new ArrayList<>();
        episodes(lines, width);
        lines.add("");
        counts(lines);
        outcome.unlearnt().forEach(sentence -> lines.add("learning    " + sentence));
        outcome.problems().forEach(problem -> lines.add("not read    " + problem));
        lines.add("");
        lines.add("digest sha256:" + digest());
        lines.addAll(doubts());
        return lines;
    }

    /** The digest over the final episodes. */
    public String digest() {
        return ResultDigest.of(
                rulesHash,
                engineVersion,
                outcome.horizons().byInstance(),
                outcome.finals().stream()
                        .map(last -> FinalEpisode.of(last, showEmail))
                        .toList());
    }

    private void episodes(List<String> lines, int width) {
        List<AlertVersion> finals = outcome.finals();
        if (finals.isEmpty()) {
            lines.add("No episode was found.");
            return;
        }
        TextTable table = new TextTable();
        table.row("RULE", "LEVEL", "GROUP", "START", "END", "COUNT", "MARGIN");
        finals.stream().limit(SHOWN).forEach(last -> row(table, last));
        lines.addAll(table.lines(width));
        if (finals.size() > SHOWN) {
            lines.add("and " + (finals.size() - SHOWN) + " more; --episodes FILE writes all of them.");
        }
        long rules = finals.stream().map(AlertVersion::ruleIdentity).distinct().count();
        lines.add("");
        lines.add("episodes    " + finals.size() + " of " + rules + (rules == 1 ? " rule" : " rules"));
        if (!incidents.isEmpty()) {
            long joined = incidents.stream()
                    .mapToLong(incident -> incident.members().size())
                    .sum();
            lines.add("incidents   " + incidents.size() + " of " + Plural.of(joined, "alerts"));
        }
    }

    private void row(TextTable table, AlertVersion last) {
        FinalEpisode episode = FinalEpisode.of(last, showEmail);
        table.row(
                last.rule().map(rule -> rule.head().called()).orElse(episode.rule()),
                last.rule()
                        .map(rule -> rule.head().level().name().toLowerCase(Locale.ROOT))
                        .orElse(""),
                group(episode),
                Instant.ofEpochMilli(episode.start()).toString(),
                Instant.ofEpochMilli(episode.end()).toString(),
                (last.episode().atLeast() ? ">=" : "") + episode.count(),
                Margin.of(last, showEmail));
    }

    private static String group(FinalEpisode episode) {
        String values = episode.group().stream().map(GroupValue::value).collect(Collectors.joining(", "));
        String instance = episode.instance().isEmpty() ? "all" : episode.instance();
        return values.isEmpty() ? instance : instance + " " + values;
    }

    private void counts(List<String> lines) {
        ReplayCounts counts = outcome.counts();
        read(lines, counts);
        if (counts.told() > 0) {
            lines.add("polls told  " + counts.told() + " events");
        }
        if (counts.leaks() > 0) {
            lines.add("leaked      " + counts.leaks() + " credentials stood in rows");
        }
        new TreeMap<>(counts.blind())
                .forEach((source, count) -> lines.add(
                        "not seen    " + source + " cannot be watched: " + count + " rows lack what rules look at"));
        new TreeMap<>(counts.guessed())
                .forEach((source, count) -> lines.add("guessed     " + count + " refused logins of " + source
                        + " have words that are not PocketBase's; route and status tell"));
        lines.add("matched     " + counts.matched() + " events, which made " + counts.signals() + " signals");
        if (counts.withoutGroup() > 0) {
            lines.add("no group    " + counts.withoutGroup()
                    + " times a matched event lacked a field that a rule groups by, and did not count for it");
        }
        lines.add("too late    " + counts.late());
        named(lines, "  too late  ", counts.firstLate(), counts.late());
        new TreeMap<>(outcome.horizons().byInstance())
                .forEach((instance, horizon) ->
                        lines.add("horizon     " + instance + " " + Instant.ofEpochMilli(horizon)));
    }

    /** What became of each line. */
    static void read(List<String> lines, ReplayCounts counts) {
        lines.add("lines read  " + counts.lines() + " = " + counts.accepted() + " accepted + " + counts.ignoredLines()
                + " ignored + " + counts.rejected() + " rejected");
        new TreeMap<>(counts.ignored()).forEach((reason, count) -> lines.add("  ignored   " + count + " " + reason));
        if (counts.mended() > 0) {
            lines.add("  mended    " + counts.mended()
                    + " accepted rows with broken characters were read, with U+FFFD in the place of each");
        }
        named(lines, "  rejected  ", counts.firstRejected(), counts.rejected());
    }

    private static void named(List<String> lines, String label, List<ReplayCounts.Rejection> first, long all) {
        TextTable table = new TextTable();
        first.forEach(row -> table.row(label + row.place(), row.problem()));
        lines.addAll(table.lines(TextTable.UNBOUNDED));
        if (all > first.size()) {
            lines.add(label + "and " + (all - first.size()) + " more");
        }
    }

    private List<String> doubts() {
        List<String> doubts = new ArrayList<>();
        if (outcome.counts().rejected() > 0) {
            doubts.add(outcome.counts().rejected() + " rejected rows");
        }
        if (!outcome.problems().isEmpty()) {
            doubts.add("input that was not read to its end");
        }
        if (outcome.counts().late() > 0) {
            doubts.add(outcome.counts().late() + " events too late");
        }
        if (!doubts.isEmpty()) {
            return List.of("The promise of one digest for all runs over the same events does not hold for this one: "
                    + String.join(", ", doubts) + ".");
        }
        return doubts;
    }
}
