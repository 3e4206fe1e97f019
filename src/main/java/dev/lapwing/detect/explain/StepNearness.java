package dev.lapwing.detect.explain;

import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.detect.window.RulePlan;
import dev.lapwing.detect.window.SequenceAggregate;
import dev.lapwing.detect.window.SlidingWindow;
import dev.lapwing.detect.window.WindowEvent;
import dev.lapwing.rule.definition.Sequence;
import java.util.List;
import java.util.Optional;

/** How near an ordered rule came: the way of which the most steps were met in order. */
final class StepNearness {
    private final GroupHistory history;
    private final RulePlan plan;
    private final List<WindowEvent> events;
    private Optional<Nearness.Steps> best = Optional.empty();

    StepNearness(GroupHistory history) {
        this.history = history;
        this.plan = history.plan;
        this.events = history.events();
    }

    List<Nearness> nearest() {
        SlidingWindow<SequenceAggregate> back = new SlidingWindow<>(new SequenceAggregate(plan), events, 0);
        for (WindowEvent event : events) {
            back.moveTo(EventTimes.NONE, event.time());
            boolean decided = history.isDecided(event.time());
            List<Integer> reached = back.aggregate.reached();
            for (int way = 0; way < reached.size(); way++) {
                Sequence sequence = plan.rule.sequences().get(way);
                if (decided || sequence.absent().isEmpty()) {
                    look(event, sequence, reached.get(way));
                }
            }
        }
        return best.<Nearness>map(steps -> steps).stream().toList();
    }

    /** A way that was gone to its end is judged at the event that ended it. */
    private void look(WindowEvent event, Sequence way, int reached) {
        int steps = way.members().size();
        boolean whole = reached == steps;
        if (whole && (event.mask & 1L << way.members().get(steps - 1)) == 0) {
            return;
        }
        List<Nearness.NegatedMatch> negated =
                whole ? NegatedMatches.within(plan, events, way.absent(), event.time(), event.time()) : List.of();
        double closeness = whole && negated.isEmpty()
                ? 1
                : Closeness.of(
                        reached,
                        steps
                                + (double) negated.size()
                                + (whole ? 0 : way.absent().size()));
        if (best.isEmpty() || closeness > best.get().closeness()) {
            best = Optional.of(new Nearness.Steps(
                    event.signal(),
                    EventTimes.minus(event.time(), plan.span),
                    way.members(),
                    reached,
                    negated,
                    closeness));
        }
    }
}
