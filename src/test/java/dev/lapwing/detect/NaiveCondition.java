package dev.lapwing.detect;

import dev.lapwing.detect.signal.Signal;
import dev.lapwing.detect.window.RulePlan;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.CorrelationType;
import dev.lapwing.rule.definition.Expression;
import dev.lapwing.rule.definition.Sequence;
import dev.lapwing.rule.definition.Window;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether a rule's condition holds at an event, asked of all its events as the definition is written. */
final class NaiveCondition {
    private final CorrelationRule rule;
    private final RulePlan plan;
    private final long span;
    private final List<Signal> events;
    private final NaiveBaseline baseline;

    NaiveCondition(CorrelationRule rule, RulePlan plan, List<Signal> events) {
        this.rule = rule;
        this.plan = plan;
        this.span = rule.timespan().toMillis();
        this.events = events;
        this.baseline = new NaiveBaseline(rule, plan, events);
    }

    boolean holdsAt(Signal event, long horizon) {
        long time = event.timeMillis();
        boolean closed = time + span < horizon;
        boolean waits = rule.measure().window() != Window.BACKWARD || rule.type() == CorrelationType.ABSENCE;
        if (waits && !closed) {
            return false;
        }
        List<Signal> window = switch (rule.measure().window()) {
            case BACKWARD -> between(time - span, time).toList();
            case FORWARD -> between(time, time + span).toList();
            case AFTER -> between(time + 1, time + span).toList();
        };
        return switch (rule.type()) {
            case EVENT_COUNT -> counts(event, window);
            case VALUE_COUNT -> rule.bounds().holds(values(window).distinct().count());
            case VALUE_SUM -> rule.bounds().holds(sum(window));
            case VALUE_AVG ->
                rule.bounds().times(BigDecimal.valueOf(window.size())).holds(sum(window));
            case VALUE_PERCENTILE -> rule.bounds().holds(percentile(window));
            case VALUE_MEDIAN -> rule.bounds().holds(median(window));
            case TEMPORAL ->
                NaiveWays.of(rule.expression()).stream()
                        .filter(way -> closed || way.stream().noneMatch(Expression.Not.class::isInstance))
                        .anyMatch(way -> holds(
                                new Expression.And(way),
                                window,
                                between(time - span, time + span).toList()));
            case TEMPORAL_ORDERED ->
                rule.sequences().stream()
                        .filter(way -> closed || way.absent().isEmpty())
                        .anyMatch(way -> isWhole(way, event, window));
            case NEW_VALUE, RATE_ANOMALY, ABSENCE, IMPOSSIBLE_TRAVEL -> baseline.holdsAt(event);
        };
    }

    /** Whether an event of this rule counts for an episode: one that matches only what has to be absent does not. */
    boolean belongs(Signal event) {
        return event.uid().equals("i:first event")
                || IntStream.range(0, rule.members().size())
                        .filter(member -> matches(event, member))
                        .anyMatch(member -> rule.thenMember().stream().anyMatch(then -> then == member)
                                || (rule.countedMembers().contains(member) && !isOnlyNegated(member)));
    }

    private boolean isOnlyNegated(int member) {
        return switch (rule.type()) {
            case TEMPORAL -> !positive(rule.expression(), member) && negated(rule.expression(), member);
            case TEMPORAL_ORDERED ->
                rule.sequences().stream().noneMatch(way -> way.members().contains(member))
                        && rule.sequences().stream()
                                .anyMatch(way -> way.absent().contains(member));
            default -> false;
        };
    }

    private static boolean positive(Expression part, int member) {
        if (part instanceof Expression.Named named) {
            return named.member() == member;
        }
        if (part instanceof Expression.And and) {
            return and.parts().stream().anyMatch(inner -> positive(inner, member));
        }
        if (part instanceof Expression.Or or) {
            return or.parts().stream().anyMatch(inner -> positive(inner, member));
        }
        return part instanceof Expression.Count;
    }

    private static boolean negated(Expression part, int member) {
        if (part instanceof Expression.Not not) {
            return positive(not.part(), member);
        }
        if (part instanceof Expression.And and) {
            return and.parts().stream().anyMatch(inner -> negated(inner, member));
        }
        return part instanceof Expression.Or or && or.parts().stream().anyMatch(inner -> negated(inner, member));
    }

    private boolean counts(Signal event, List<Signal> window) {
        if (rule.thenMember().isPresent() && !matches(event, rule.thenMember().get())) {
            return false;
        }
        long counted = window.stream()
                .filter(other -> matchesAny(other, rule.countedMembers()))
                .count();
        return rule.bounds().holds(counted)
                && rule.share()
                        .map(share -> share.bounds()
                                .holds(BigDecimal.valueOf(counted)
                                        .divide(
                                                BigDecimal.valueOf(window.stream()
                                                        .filter(other -> matchesAny(other, share.amongMembers()))
                                                        .count()),
                                                MathContext.DECIMAL64)))
                        .orElse(true);
    }

    private boolean isWhole(Sequence way, Signal event, List<Signal> window) {
        List<Integer> steps = way.members();
        boolean clear = between(event.timeMillis(), event.timeMillis() + span)
                .noneMatch(other -> matchesAny(other, way.absent()));
        return clear
                && matches(event, steps.get(steps.size() - 1))
                && reaches(steps.subList(0, steps.size() - 1), event.timeMillis(), window);
    }

    /** Whether the steps can be matched one after the other, the last of them at a time or before it. */
    private boolean reaches(List<Integer> steps, long before, List<Signal> window) {
        if (steps.isEmpty()) {
            return true;
        }
        int last = steps.get(steps.size() - 1);
        return window.stream()
                .filter(other -> other.timeMillis() <= before && matches(other, last))
                .anyMatch(other -> reaches(steps.subList(0, steps.size() - 1), other.timeMillis(), window));
    }

    private boolean holds(Expression part, List<Signal> window, List<Signal> around) {
        if (part instanceof Expression.Named named) {
            return window.stream().anyMatch(event -> matches(event, named.member()));
        }
        if (part instanceof Expression.Not not) {
            return around.stream().noneMatch(event -> matches(event, ((Expression.Named) not.part()).member()));
        }
        if (part instanceof Expression.And and) {
            return and.parts().stream().allMatch(inner -> holds(inner, window, around));
        }
        if (part instanceof Expression.Or or) {
            return or.parts().stream().anyMatch(inner -> holds(inner, window, around));
        }
        long members = IntStream.range(0, rule.members().size())
                .filter(member -> window.stream().anyMatch(event -> matches(event, member)))
                .count();
        return ((Expression.Count) part).bounds().holds(members);
    }

    private BigDecimal percentile(List<Signal> window) {
        List<BigDecimal> sorted = numbers(window).sorted().toList();
        int rank = rule.measure()
                .percentile()
                .orElseThrow()
                .multiply(BigDecimal.valueOf(sorted.size()))
                .divide(BigDecimal.valueOf(100), 0, RoundingMode.CEILING)
                .intValue();
        return sorted.get(rank - 1);
    }

    private BigDecimal median(List<Signal> window) {
        List<BigDecimal> sorted = numbers(window).sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).add(sorted.get(middle)).divide(BigDecimal.valueOf(2));
    }

    private BigDecimal sum(List<Signal> window) {
        return numbers(window).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Stream<BigDecimal> numbers(List<Signal> window) {
        return values(window).map(BigDecimal::new);
    }

    private Stream<String> values(List<Signal> window) {
        return window.stream().map(event -> String.valueOf(plan.value().of(event)));
    }

    private boolean matchesAny(Signal event, List<Integer> members) {
        return members.stream().anyMatch(member -> matches(event, member));
    }

    private boolean matches(Signal event, int member) {
        return (plan.mask(event) & 1L << member) != 0;
    }

    private Stream<Signal> between(long from, long to) {
        return events.stream().filter(event -> event.timeMillis() >= from && event.timeMillis() <= to);
    }
}
