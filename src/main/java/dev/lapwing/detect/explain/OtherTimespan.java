package dev.lapwing.detect.explain;

import dev.lapwing.detect.judge.SlidingJudge;
import dev.lapwing.detect.window.RulePlan;
import dev.lapwing.detect.window.WindowEvent;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.Window;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Finds the timespan in which a rule would have fired, by asking the engine about longer ones. */
final class OtherTimespan {
    /** Each answer goes over all events some forty times; for more of them nobody wants to wait. */
    private static final int MOST_EVENTS = 100_000;

    private static final long SECOND = 1000;

    private OtherTimespan() {}

    /** The shortest one, in whole seconds, where a longer window can only help and any is long enough. */
    static Optional<Duration> inWhichItFires(GroupHistory history) {
        List<WindowEvent> events = history.events();
        CorrelationRule rule = history.plan.rule;
        if (events.isEmpty() || events.size() > MOST_EVENTS || history.overflowed || !growsWithTime(rule)) {
            return Optional.empty();
        }
        long shortest = history.plan.span / SECOND + 1;
        long longest = (events.get(events.size() - 1).time() - events.get(0).time()) / SECOND + 1;
        if (longest < shortest || !fires(rule, longest, events)) {
            return Optional.empty();
        }
        while (shortest < longest) {
            long middle = shortest + (longest - shortest) / 2;
            if (fires(rule, middle, events)) {
                longest = middle;
            } else {
                shortest = middle + 1;
            }
        }
        return Optional.of(Duration.ofSeconds(longest));
    }

    private static boolean growsWithTime(CorrelationRule rule) {
        boolean limited = rule.bounds().high().isPresent()
                || rule.share().isPresent()
                || rule.expression().isLimited();
        return !rule.type().isNumeric()
                && !rule.type().isBaseline()
                && !rule.hasNegation()
                && !limited
                && rule.measure().window() == Window.BACKWARD;
    }

    private static boolean fires(CorrelationRule rule, long seconds, List<WindowEvent> events) {
        RulePlan plan = new RulePlan(within(rule, Duration.ofSeconds(seconds)), RulePlan.DEFAULT_SLICE_LIMIT);
        List<WindowEvent> copies = events.stream()
                .map(event -> new WindowEvent(event.logged, event.mask, event.value))
                .toList();
        new SlidingJudge(plan).anew(copies, copies.get(0).time());
        return copies.stream().anyMatch(event -> event.holds);
    }

    private static CorrelationRule within(CorrelationRule rule, Duration timespan) {
        return new CorrelationRule(
                rule.head(),
                rule.type(),
                rule.members(),
                rule.groupBy(),
                timespan,
                rule.measure(),
                rule.expression(),
                rule.sequences(),
                rule.countedMembers(),
                rule.thenMember(),
                rule.share(),
                rule.baseline(),
                rule.scope(),
                rule.level(),
                rule.alerts(),
                rule.fingerprint(),
                rule.sourceFile(),
                rule.standalone());
    }
}
