package dev.lapwing.replay;

import dev.lapwing.detect.GroupShapes;
import dev.lapwing.detect.explain.GroupExplainer;
import dev.lapwing.detect.explain.GroupExplanation;
import dev.lapwing.detect.signal.FirstEvents;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.redact.Redactor;
import dev.lapwing.replay.input.InputHead;
import dev.lapwing.replay.input.ReplayInput;
import dev.lapwing.replay.row.PlacedEvents;
import dev.lapwing.replay.row.ReplayCounts;
import dev.lapwing.replay.row.RowReader;
import dev.lapwing.replay.row.RowSink;
import dev.lapwing.replay.row.TimeLimits;
import dev.lapwing.replay.sort.LevelSorters;
import dev.lapwing.replay.sort.SignalSorter;
import dev.lapwing.replay.sort.SortMemory;
import dev.lapwing.replay.sort.SortedSignal;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs one correlation over files, group after group, to explain it. */
public final class GroupReplay {
    /** So many events of one group are held in memory. */
    public static final int MOST_EVENTS = 1_000_000;

    private final RuleSet rules;
    private final CorrelationRule rule;
    private final GroupShapes shapes;
    private final MemberMatches matches;

    /**
     * What became of the input.
     *
     * @param tooLarge groups of more than {@link #MOST_EVENTS} events, which are not explained
     */
    public record Outcome(ReplayCounts counts, MemberMatches matches, List<GroupKey> tooLarge) {
        public Outcome {
            tooLarge = List.copyOf(tooLarge);
        }
    }

    /** A replay of one correlation among these rules; nothing is read yet. */
    public GroupReplay(RuleSet rules, CorrelationRule rule) {
        this.rules = rules;
        this.rule = rule;
        Map<Long, CorrelationRule> needed = new LinkedHashMap<>();
        need(rule, needed);
        this.shapes = GroupShapes.of(List.copyOf(needed.values()));
        this.matches = new MemberMatches(rules, rule);
    }

    /** Reads the input to its end and explains each group. */
    public Outcome run(ReplayInput input, Redactor redactor, GeoLocator places, Consumer<GroupExplanation> each) {
        try (LevelSorters sorters = new LevelSorters(rule.level(), SortMemory.usual())) {
            ReplayCounts counts = PlacedEvents.read(
                    input, new RowReader(rules, redactor, places, TimeLimits.NONE, new Sink(sorters)));
            FirstEvents firsts = new FirstEvents(rules);
            counts.starts()
                    .forEach((instance, start) -> firsts.plus(instance, start.schemas(), start.first()).stream()
                            .filter(signal -> shapes.of(signal.key()).isPresent())
                            .forEach(sorters::add));
            Horizons horizons = new Horizons(Optional.empty(), counts.horizons());
            for (List<SignalSorter> level : sorters.levels().subList(0, rule.level())) {
                level.forEach(sorter -> evaluate(sorter, horizons, sorters));
            }
            Explaining explaining = new Explaining(horizons, each);
            sorters.levels().get(rule.level()).forEach(sorter -> {
                sorter.drain(explaining);
                explaining.finish();
            });
            return new Outcome(counts, matches, explaining.tooLarge);
        }
    }

    private void evaluate(SignalSorter sorter, Horizons horizons, LevelSorters sorters) {
        GroupEvaluation evaluation = new GroupEvaluation(shapes, horizons);
        sorter.drain(signal -> evaluation.offer(signal).higher().forEach(sorters::add));
        evaluation.finish().higher().forEach(sorters::add);
    }

    /** The rule and the correlations that it is made of. */
    private void need(CorrelationRule wanted, Map<Long, CorrelationRule> needed) {
        if (needed.put(wanted.fingerprint(), wanted) != null) {
            return;
        }
        List<Long> lower = wanted.members().stream()
                .filter(member -> member.detection().isEmpty())
                .map(Member::fingerprint)
                .toList();
        rules.correlations().stream()
                .filter(other -> lower.contains(other.fingerprint()))
                .forEach(other -> need(other, needed));
    }

    private final class Sink implements RowSink {
        private final LevelSorters sorters;

        Sink(LevelSorters sorters) {
            this.sorters = sorters;
        }

        @Override
        public void event(InputHead head, long line, AuditEvent event, List<KeyedSignal> signals) {
            matches.take(event, head.place(line));
            signals.stream()
                    .filter(signal -> shapes.of(signal.key()).isPresent())
                    .forEach(sorters::add);
        }

        /** How far was read shows in the counts. */
        @Override
        public void progress(InputHead head, long upToMillis) {}
    }

    private final class Explaining implements Consumer<SortedSignal> {
        private final GroupExplainer explainer = new GroupExplainer(rule);
        private final Horizons horizons;
        private final Consumer<GroupExplanation> each;
        private final List<Signal> signals = new ArrayList<>();
        private final List<GroupKey> tooLarge = new ArrayList<>();
        private byte[] key = {};

        Explaining(Horizons horizons, Consumer<GroupExplanation> each) {
            this.horizons = horizons;
            this.each = each;
        }

        @Override
        public void accept(SortedSignal sorted) {
            if (!sorted.isOfGroup(key)) {
                finish();
                key = sorted.key();
            }
            Signal signal = sorted.signal();
            if (signals.size() <= MOST_EVENTS && explainer.counts(signal)) {
                signals.add(signal);
            }
        }

        void finish() {
            if (signals.isEmpty()) {
                return;
            }
            GroupKey group = GroupKey.parse(key);
            if (signals.size() > MOST_EVENTS) {
                tooLarge.add(group);
            } else if (explainer.groups(group)) {
                each.accept(explainer.explain(group, signals, horizons.of(group)));
            }
            signals.clear();
        }
    }
}
