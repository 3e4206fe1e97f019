package dev.lapwing.detect.explain;

import dev.lapwing.detect.baseline.AbsencePast;
import dev.lapwing.detect.baseline.BaselineState;
import dev.lapwing.detect.baseline.Journey;
import dev.lapwing.detect.baseline.LearningPeriod;
import dev.lapwing.detect.baseline.NewValuePast;
import dev.lapwing.detect.baseline.RatePast;
import dev.lapwing.detect.baseline.UsualRate;
import dev.lapwing.detect.window.EventSearch;
import dev.lapwing.detect.window.Measurement;
import dev.lapwing.detect.window.RulePlan;
import dev.lapwing.detect.window.WindowEvent;
import dev.lapwing.rule.definition.Baseline;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How near a baseline came, worked out with the engine's own pasts. */
final class BaselineNearness {
    private final GroupHistory history;
    private final RulePlan plan;
    private final List<WindowEvent> events;

    BaselineNearness(GroupHistory history) {
        this.history = history;
        this.plan = history.plan;
        this.events = history.events();
    }

    List<Nearness> nearest() {
        if (events.isEmpty()) {
            return List.of();
        }
        return plan.rule
                .baseline()
                .orElseThrow()
                .match(
                        newValue -> List.of(values(newValue)),
                        rate -> List.of(rate(rate)),
                        absence -> silence(absence).stream().toList(),
                        travel -> travel(travel).stream().toList());
    }

    private Nearness values(Baseline.NewValue baseline) {
        NewValuePast past = new NewValuePast(baseline);
        NewValuePast unlearnt =
                new NewValuePast(new Baseline.NewValue(Duration.ZERO, baseline.forget(), baseline.values()));
        long learn = baseline.learn().toMillis();
        WindowEvent last = events.get(events.size() - 1);
        WindowEvent nearest = last;
        boolean unknown = false;
        long longest = -1;
        for (WindowEvent event : events) {
            past.next(copy(event));
            boolean isNew = holds(unlearnt, event);
            long known = event.time() - past.learningPeriod().since();
            if (isNew && known > longest) {
                longest = known;
                nearest = event;
                unknown = true;
            }
        }
        long since = unknown ? nearest.time() - longest : past.learningPeriod().since();
        boolean crowded = past.isCrowded(last.time());
        double closeness = unknown ? longest >= learn ? 1 : Closeness.of(longest, learn) : 0;
        return new Nearness.Values(nearest.signal(), unknown, since, past.known(), crowded, last.signal(), closeness);
    }

    private Nearness rate(Baseline.RateAnomaly baseline) {
        RatePast past = new RatePast(baseline, plan.span);
        Optional<Nearness.Rate> best = Optional.empty();
        for (WindowEvent event : events) {
            boolean holds = holds(past, event);
            Optional<UsualRate> usual = past.usual();
            double near = usual.map(rate ->
                            Closeness.of((double) past.count(), Math.max(rate.limit(), (double) baseline.least())))
                    .orElse(0.0);
            if (best.isEmpty() || holds || near > best.get().closeness() || isFirstJudged(best.get(), usual)) {
                best = Optional.of(new Nearness.Rate(
                        baseline,
                        event.signal(),
                        plan.windowStart(event.time()),
                        past.count(),
                        usual.map(UsualRate::median),
                        usual.map(rate -> BigDecimal.valueOf(rate.limit())),
                        past.learningPeriod().since(),
                        holds ? 1 : near));
            }
            if (holds) {
                break;
            }
        }
        return best.orElseThrow();
    }

    /** Where nothing was known before, how it stood last says most. */
    private static boolean isFirstJudged(Nearness.Rate before, Optional<UsualRate> usual) {
        return before.median().isEmpty() && usual.isEmpty();
    }

    private Optional<Nearness> silence(Baseline.Absence baseline) {
        AbsencePast past = new AbsencePast(baseline, plan.span);
        Optional<Nearness> best = Optional.empty();
        for (int i = 0; i < events.size(); i++) {
            WindowEvent event = events.get(i);
            past.next(event);
            int next = EventSearch.firstAfter(events, event.time());
            boolean returned = next < events.size();
            long millis = (returned ? events.get(next).time() : history.horizon) - event.time();
            boolean tooLong = returned ? millis > plan.span : history.isDecided(event.time());
            boolean expected = plan.starts(event) || past.expectsMore();
            double near = (expected ? 1 : 0.5) * Closeness.of(millis, plan.span);
            double closeness = tooLong && expected ? 1 : near;
            if (best.isEmpty() || closeness > best.get().closeness()) {
                best = Optional.of(new Nearness.Silence(
                        event.signal(),
                        millis,
                        returned,
                        expected,
                        past.learningPeriod().since(),
                        closeness));
            }
        }
        return best;
    }

    private Optional<Nearness> travel(Baseline.ImpossibleTravel baseline) {
        LearningPeriod learningPeriod = new LearningPeriod(baseline);
        Optional<Nearness> best = Optional.empty();
        for (int i = 0; i < events.size(); i++) {
            WindowEvent event = events.get(i);
            boolean forgotten = learningPeriod.meet(event.time());
            if (i == 0 || forgotten) {
                continue;
            }
            WindowEvent before = events.get(i - 1);
            Optional<Nearness> next = Journey.between(
                            String.valueOf(before.value), String.valueOf(event.value), event.time() - before.time())
                    .map(journey -> travel(before, event, journey, learningPeriod.isLearnt(event.time()), baseline));
            if (best.isEmpty()
                    || (next.isPresent() && next.get().closeness() > best.get().closeness())) {
                best = next.or(() -> Optional.empty());
            }
        }
        return best;
    }

    private static Nearness travel(
            WindowEvent before,
            WindowEvent event,
            Journey journey,
            boolean learnt,
            Baseline.ImpossibleTravel baseline) {
        double near = Math.min(
                Closeness.of(journey.kilometresAnHour(), baseline.speed().doubleValue()),
                Closeness.of(journey.kilometres(), baseline.distance().doubleValue()));
        Measurement reading = journey.reading();
        boolean holds = learnt && journey.isImpossible(baseline);
        return new Nearness.Travel(
                baseline, before.signal(), event.signal(), reading.beside(), reading.value(), learnt, holds ? 1 : near);
    }

    /** Whether a past finds an event unusual; the engine's own word on it stays. */
    private static boolean holds(BaselineState past, WindowEvent event) {
        WindowEvent copy = copy(event);
        past.next(copy);
        return copy.holds;
    }

    private static WindowEvent copy(WindowEvent event) {
        return new WindowEvent(event.logged, event.mask, event.value);
    }
}
