package dev.lapwing.cli.rules;

import dev.lapwing.cli.rulefiles.RuleFolder;
import dev.lapwing.cli.rules.explain.ExplainedCorrelation;
import dev.lapwing.cli.rules.explain.ExplainedDetection;
import dev.lapwing.cli.rules.explain.ShownValue;
import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.normalize.RowReading;
import dev.lapwing.posture.pocketbase.Approval;
import dev.lapwing.posture.snapshot.Snapshot;
import dev.lapwing.redact.KnownCredentials;
import dev.lapwing.redact.Redactor;
import dev.lapwing.replay.GroupReplay;
import dev.lapwing.replay.Replay;
import dev.lapwing.replay.ReplayOutcome;
import dev.lapwing.replay.ReplaySettings;
import dev.lapwing.replay.input.ReplayInput;
import dev.lapwing.replay.row.PlacedEvents;
import dev.lapwing.replay.row.ReplayCounts;
import dev.lapwing.replay.row.TimeLimits;
import dev.lapwing.replay.sort.SortMemory;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.DetectionRule;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs the examples beside rules: those that must raise an alert, and those that must not. */
public final class ExampleRun {
    /** Public, like the examples: they hold no secret of anybody. */
    public static final Redactor REDACTOR = redactor("the key of examples".getBytes(StandardCharsets.UTF_8));

    /** In examples a credential that somebody told of, by this name. */
    private static final String KNOWN = "canary-of-examples";

    private static final String POLLS =
            RowReading.of(RowFormat.POCKETBASE_POLLS).defaultSource();

    /** So many matching lines, or groups, say why an example failed. */
    private static final int EXPLAINED = 3;

    private final RuleSet rules;

    public ExampleRun(RuleSet rules) {
        this.rules = rules;
    }

    private static Redactor redactor(byte[] key) {
        return new Redactor(
                key,
                KnownCredentials.of(new Redactor(key)
                        .marksOf("npg_CanaryOfExamples1").stream()
                                .map(mark -> new KnownCredentials.Known(KNOWN, mark))
                                .toList()));
    }

    /** What went wrong in a folder, a sentence each. */
    public List<ExampleFailure> problems(RuleFolder folder) {
        List<CorrelationRule> alerting = folder.alerting(rules);
        return Stream.of(fires(folder, alerting), quiet(folder, alerting))
                .flatMap(List::stream)
                .toList();
    }

    private List<ExampleFailure> fires(RuleFolder folder, List<CorrelationRule> alerting) {
        List<ExampleFailure> problems = new ArrayList<>();
        Optional<ReplayOutcome> outcome = replay(folder, RuleFolder.FIRES, problems);
        if (outcome.isPresent() && alerts(outcome.get(), alerting).isEmpty()) {
            problems.add(new ExampleFailure(
                    RuleFolder.FIRES + ": none of the rules of this folder raised an alert",
                    why(folder, RuleFolder.FIRES, alerting)));
        }
        return problems;
    }

    private List<ExampleFailure> quiet(RuleFolder folder, List<CorrelationRule> alerting) {
        List<ExampleFailure> problems = new ArrayList<>();
        Optional<ReplayOutcome> outcome = replay(folder, RuleFolder.QUIET, problems);
        if (outcome.isPresent() && events(outcome.get().counts()) == 0) {
            problems.add(ExampleFailure.of(RuleFolder.QUIET + ": there is no event in it, so it shows nothing"));
        }
        for (CorrelationRule rule : alerting) {
            List<AlertVersion> alerts =
                    outcome.map(found -> alerts(found, List.of(rule))).orElse(List.of());
            if (!alerts.isEmpty()) {
                String sentence = "%s: %s raised %d %s, the first at %s"
                        .formatted(
                                RuleFolder.QUIET,
                                rule.head().called(),
                                alerts.size(),
                                alerts.size() == 1 ? "alert" : "alerts",
                                Instant.ofEpochMilli(alerts.get(0).episode().start()));
                problems.add(new ExampleFailure(sentence, why(folder, RuleFolder.QUIET, List.of(rule))));
            }
        }
        return problems;
    }

    private static long events(ReplayCounts counts) {
        return counts.accepted() + counts.told();
    }

    private Optional<ReplayOutcome> replay(RuleFolder folder, String file, List<ExampleFailure> problems) {
        Optional<ReplayInput> rows = folder.rows(file);
        if (rows.isEmpty()) {
            problems.add(ExampleFailure.of("there is no " + file));
            return Optional.empty();
        }
        try (ReplayInput input = rows.get()) {
            ReplayOutcome outcome = new Replay(rules, REDACTOR, GeoLocator.NONE, settings(folder, problems))
                    .run(input, version -> {}, lines -> {});
            outcome.problems().forEach(problem -> problems.add(ExampleFailure.of(problem)));
            long unread = outcome.counts().rejected();
            if (unread > 0) {
                problems.add(ExampleFailure.of("%s: %d of %d rows cannot be read"
                        .formatted(file, unread, outcome.counts().lines())));
            }
            return outcome.problems().isEmpty() ? Optional.of(outcome) : Optional.empty();
        }
    }

    /** Polls in examples are of the source that rows are of where nobody names one. */
    private static ReplaySettings settings(RuleFolder folder, List<ExampleFailure> problems) {
        Map<String, Approval> approvals = new HashMap<>();
        folder.approved()
                .flatMap(reading -> reading.match(Optional::of, problem -> {
                    problems.add(ExampleFailure.of(RuleFolder.APPROVED + " " + problem));
                    return Optional.<Snapshot>empty();
                }))
                .ifPresent(approved -> approvals.put(POLLS, Approval.of(approved)));
        return new ReplaySettings(
                TimeLimits.NONE, Optional.empty(), Optional.empty(), 1, SortMemory.usual(), approvals);
    }

    /** As {@code rules explain} tells it. */
    private List<String> why(RuleFolder folder, String file, List<CorrelationRule> of) {
        List<String> lines = new ArrayList<>();
        for (CorrelationRule rule : of) {
            try (ReplayInput rows = folder.rows(file).orElseThrow()) {
                lines.add(ShownValue.plain(rule.head().called()));
                explain(rule, rows, lines);
            }
        }
        return lines;
    }

    private void explain(CorrelationRule rule, ReplayInput rows, List<String> lines) {
        Optional<DetectionRule> alone = Optional.of(rule)
                .filter(CorrelationRule::standalone)
                .flatMap(only -> only.members().get(0).detection());
        ShownValue shown = new ShownValue(address -> address);
        if (alone.isPresent()) {
            var explained = new ExplainedDetection(rules.tracer(alone.get()), shown, EXPLAINED, lines::add);
            PlacedEvents.read(rows, rules, REDACTOR, explained);
            explained.finish();
        } else {
            var explained = new ExplainedCorrelation(rule, shown, EXPLAINED, lines::add);
            explained.tell(new GroupReplay(rules, rule).run(rows, REDACTOR, GeoLocator.NONE, explained::take));
        }
    }

    /** In the order of their starts. */
    private static List<AlertVersion> alerts(ReplayOutcome outcome, List<CorrelationRule> of) {
        return outcome.finals().stream()
                .filter(version -> version.rule().filter(of::contains).isPresent())
                .toList();
    }
}
