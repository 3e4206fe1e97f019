package dev.lapwing.detect.explain;

import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.detect.window.EventSearch;
import dev.lapwing.detect.window.RulePlan;
import dev.lapwing.detect.window.SlidingWindow;
import dev.lapwing.detect.window.TemporalAggregate;
import dev.lapwing.detect.window.WindowEvent;
import dev.lapwing.rule.definition.Bounds;
import dev.lapwing.rule.definition.Expression;
import dev.lapwing.rule.definition.Window;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** How near a temporal rule came: the window in which the fewest members were missing, or there and not wanted. */
final class MemberNearness {
    private final GroupHistory history;
    private final RulePlan plan;
    private final List<WindowEvent> events;
    private final SlidingWindow<TemporalAggregate> window;
    private final SlidingWindow<TemporalAggregate> around;
    private Optional<Nearness> best = Optional.empty();
    private long fewest = Long.MAX_VALUE;
    /** Whether it is certain of the event at hand what stays away. */
    private boolean decided;

    MemberNearness(GroupHistory history) {
        this.history = history;
        this.plan = history.plan;
        this.events = history.events();
        this.window = new SlidingWindow<>(plan.memberAggregate(), events, 0);
        this.around = new SlidingWindow<>(plan.memberAggregate(), events, 0);
    }

    List<Nearness> nearest() {
        for (int i = 0;
                i < events.size();
                i = EventSearch.firstAfter(events, events.get(i).time())) {
            decided = history.isDecided(events.get(i).time());
            if (decided || plan.early) {
                look(events.get(i));
            }
        }
        return best.stream().toList();
    }

    private void look(WindowEvent event) {
        long time = event.time();
        boolean back = plan.rule.measure().window() == Window.BACKWARD;
        long from = back ? EventTimes.minus(time, plan.span) : time;
        long to = back ? time : EventTimes.plus(time, plan.span);
        window.moveTo(plan.rule.measure().window() == Window.AFTER ? time + 1 : from, to);
        around.moveTo(EventTimes.minus(time, plan.span), EventTimes.plus(time, plan.span));
        Expression asked = plan.rule.expression();
        long changes = changes(asked);
        if (changes < fewest) {
            fewest = changes;
            best = Optional.of(nearness(event, from, to, changes));
        }
    }

    private Nearness nearness(WindowEvent event, long from, long to, long changes) {
        List<Integer> matched = IntStream.range(0, plan.rule.members().size())
                .filter(window.aggregate::matched)
                .boxed()
                .toList();
        Blame blame = blame(plan.rule.expression());
        return new Nearness.Members(
                event.signal(),
                from,
                to,
                matched,
                blame.missing(),
                NegatedMatches.within(
                        plan, events, blame.unwanted(), EventTimes.minus(event.time(), plan.span), event.time()),
                changes == 0 ? 1 : Closeness.of(matched.size(), matched.size() + (double) changes));
    }

    /** How many members would have to match, or not to match, for a part to hold. */
    private long changes(Expression part) {
        return part.match(
                named -> window.aggregate.matched(named.member()) ? 0L : 1L,
                and -> and.parts().stream().mapToLong(this::changes).sum(),
                or -> or.parts().stream().mapToLong(this::changes).min().orElse(0),
                not -> stayedAway(not) ? 0L : 1L,
                count -> changes(count.bounds()));
    }

    private long changes(Bounds wanted) {
        int distinct = window.aggregate.distinct();
        return IntStream.rangeClosed(0, plan.rule.members().size())
                .filter(wanted::holds)
                .map(number -> Math.abs(number - distinct))
                .min()
                .orElse(plan.rule.members().size());
    }

    private boolean stayedAway(Expression.Not not) {
        return decided && !around.aggregate.matched(not.member());
    }

    private Blame blame(Expression part) {
        if (changes(part) == 0) {
            return Blame.NONE;
        }
        return part.match(
                named -> new Blame(List.of(named.member()), List.of()),
                and -> Blame.all(and.parts().stream().map(this::blame).toList()),
                or -> or.parts().stream()
                        .min(Comparator.comparingLong(this::changes))
                        .map(this::blame)
                        .orElse(Blame.NONE),
                not -> new Blame(List.of(), List.of(not.member())),
                count -> new Blame(unmatched(), List.of()));
    }

    private List<Integer> unmatched() {
        return IntStream.range(0, plan.rule.members().size())
                .filter(member -> !window.aggregate.matched(member))
                .boxed()
                .toList();
    }

    /** The members to which it is owed that an expression does not hold. */
    private record Blame(List<Integer> missing, List<Integer> unwanted) {
        static final Blame NONE = new Blame(List.of(), List.of());

        static Blame all(List<Blame> parts) {
            return new Blame(
                    parts.stream().flatMap(part -> part.missing.stream()).toList(),
                    parts.stream().flatMap(part -> part.unwanted.stream()).toList());
        }
    }
}
