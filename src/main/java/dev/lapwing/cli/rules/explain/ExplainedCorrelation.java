package dev.lapwing.cli.rules.explain;

import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.explain.GroupExplanation;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.replay.GroupReplay;
import dev.lapwing.replay.MemberMatches;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.Member;
import dev.lapwing.text.DurationText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tells why a correlation fires or does not: the groups that fire, then those that came nearest. */
public final class ExplainedCorrelation {
    private static final int EPISODES = 5;

    private static final Comparator<GroupExplanation> NEAREST_FIRST = Comparator.comparingDouble(
                    GroupExplanation::closeness)
            .reversed()
            .thenComparing(group -> String.join(" ", group.group().values()));

    private final CorrelationRule rule;
    private final NearnessWords words;
    private final ShownValue shown;
    private final int limit;
    private final Consumer<String> out;
    private final List<GroupExplanation> nearest = new ArrayList<>();
    private long groups;
    private long firing;
    private long lacking;
    private Optional<Signal> firstLacking = Optional.empty();

    public ExplainedCorrelation(CorrelationRule rule, ShownValue shown, int limit, Consumer<String> out) {
        this.rule = rule;
        this.words = new NearnessWords(rule);
        this.shown = shown;
        this.limit = limit;
        this.out = out;
    }

    /** Takes a group; those that are neither firing nor near make room for others. */
    public void take(GroupExplanation group) {
        groups += group.events() > 0 ? 1 : 0;
        firing += group.fires() ? 1 : 0;
        firstLacking = Stream.of(firstLacking, group.firstLacking())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
        lacking += group.lacking();
        if (group.events() > 0) {
            nearest.add(group);
        }
        if (nearest.size() > 2 * limit) {
            shrink();
        }
    }

    /** Tells everything once the input is at its end. */
    public void tell(GroupReplay.Outcome outcome) {
        shrink();
        out.accept(RuleInShort.asks(rule) + ", " + DurationText.of(rule.timespan())
                + (rule.groupBy().isEmpty() ? "" : " by " + String.join(", ", rule.groupBy())));
        members(outcome);
        out.accept("%d of %d %s %s.%s"
                .formatted(
                        firing,
                        groups,
                        groups == 1 ? "group" : "groups",
                        firing == 1 ? "fires" : "fire",
                        groups > nearest.size()
                                ? " The %d nearest are told, --limit tells more.".formatted(nearest.size())
                                : ""));
        outcome.tooLarge()
                .forEach(group -> out.accept("%s is left out: it has more than the %d events that can be explained."
                        .formatted(group(group), GroupReplay.MOST_EVENTS)));
        nearest.forEach(this::tell);
    }

    private void shrink() {
        nearest.sort(NEAREST_FIRST);
        nearest.subList(Math.min(limit, nearest.size()), nearest.size()).clear();
    }

    private void members(GroupReplay.Outcome outcome) {
        MemberMatches matches = outcome.matches();
        IntStream.range(0, rule.members().size()).forEach(i -> {
            Member member = rule.members().get(i);
            out.accept(
                    member.detection().isPresent()
                            ? "%s matches %d of %d events."
                                    .formatted(
                                            member.name(),
                                            matches.of(i),
                                            outcome.counts().accepted())
                            : ("%s is a correlation, whose episodes count as events here; explain it by itself"
                                            + " to see why it fires or does not.")
                                    .formatted(member.name()));
        });
        for (Map.Entry<String, MemberMatches.Lacking> field : new TreeMap<>(matches.lacking()).entrySet()) {
            out.accept("%d of these lack %s and count for no group; the first is %s."
                    .formatted(
                            field.getValue().count(),
                            field.getKey(),
                            ShownValue.plain(field.getValue().first())));
        }
        if (lacking > 0) {
            out.accept("%d of these lack the value that the rule looks at (%s) and do not count; the first is %s."
                    .formatted(
                            lacking,
                            String.join(" + ", rule.valueFields()),
                            firstLacking
                                    .map(signal ->
                                            ShownValue.plain(signal.evidence().place()))
                                    .orElse("")));
        }
    }

    private void tell(GroupExplanation group) {
        out.accept("");
        out.accept("%s  %s: %d %s%s"
                .formatted(
                        group.fires() ? "FIRES" : "quiet",
                        group(group.group()),
                        group.events(),
                        group.events() == 1 ? "event" : "events",
                        group.overflowed() ? ", more of them than a group keeps" : ""));
        group.episodes().stream().limit(EPISODES).forEach(this::tell);
        if (group.episodes().size() > EPISODES) {
            out.accept("  and %d more episodes".formatted(group.episodes().size() - EPISODES));
        }
        group.nearest().forEach(nearness -> out.accept("  " + words.of(nearness)));
        group.wouldFire().forEach(bound -> out.accept("  " + bound.text() + " would have fired"));
        group.wouldFireWithin()
                .ifPresent(span -> out.accept("  timespan: " + DurationText.inOneUnit(span) + " would have fired"));
        if (group.undecided()) {
            out.accept("  its last events are not decided: the input ends less than %s after them"
                    .formatted(DurationText.of(rule.timespan())));
        }
    }

    private void tell(GroupExplanation.Told told) {
        AlertVersion alert = told.alert();
        out.accept("  %s to %s: %s"
                .formatted(
                        NearnessWords.time(alert.episode().start()),
                        NearnessWords.time(alert.episode().end()),
                        shown.margin(alert)));
        alert.episode().evidence().stream()
                .findFirst()
                .ifPresent(first -> out.accept("    its first event is at "
                        + ShownValue.plain(first.evidence().place())));
        told.silencedBy().ifPresent(bound -> out.accept("    " + bound.text() + " would have stayed silent"));
    }

    private String group(GroupKey group) {
        String instance = group.instance().isEmpty() ? "all instances" : ShownValue.plain(group.instance());
        String values = IntStream.range(0, group.values().size())
                .mapToObj(i -> shown.of(rule.groupBy().get(i), group.values().get(i)))
                .collect(Collectors.joining(", "));
        return values.isEmpty() ? instance : values + " (" + instance + ")";
    }
}
