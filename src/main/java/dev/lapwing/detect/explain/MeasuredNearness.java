package dev.lapwing.detect.explain;

import dev.lapwing.detect.episode.OpenEpisode;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.detect.window.CountAggregate;
import dev.lapwing.detect.window.EventSearch;
import dev.lapwing.detect.window.RulePlan;
import dev.lapwing.detect.window.SlidingWindow;
import dev.lapwing.detect.window.WindowAggregate;
import dev.lapwing.detect.window.WindowEvent;
import dev.lapwing.rule.definition.Bounds;
import dev.lapwing.rule.definition.Share;
import dev.lapwing.rule.definition.Window;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How near the numbers of a rule that counts or adds up came to those wanted, window after window. */
final class MeasuredNearness {
    /** A quotient is cut to so many digits, towards the side on which the limit still does what is said. */
    private static final int DIGITS = 6;

    private static final int FEW_DECIMALS = 4;

    /** One window: the number in it and whether the rule looks at it. */
    private record Look(
            Signal at,
            long from,
            long to,
            BigDecimal value,
            Optional<BigDecimal> share,
            boolean looked,
            boolean holds) {}

    private final RulePlan plan;
    private final Bounds bounds;
    private final List<Look> looks = new ArrayList<>();

    MeasuredNearness(GroupHistory history) {
        this.plan = history.plan;
        this.bounds = plan.rule.bounds();
        List<WindowEvent> events = history.events();
        SlidingWindow<WindowAggregate> ahead = new SlidingWindow<>(plan.aggregate(), events, 0);
        for (int i = 0; i < events.size(); ) {
            int next = EventSearch.firstAfter(events, events.get(i).time());
            if (history.isDecided(events.get(i).time())) {
                look(events.subList(i, next), ahead);
            }
            i = next;
        }
    }

    /** The window that came nearest, and a nearer one at which the rule does not look, since it waits for an event. */
    List<Nearness> nearest() {
        Optional<Look> looked = best(Look::looked);
        Optional<Look> nearer = best(look -> !look.looked)
                .filter(look -> looked.isEmpty() || closeness(look) > closeness(looked.get()));
        return Stream.of(looked, nearer)
                .flatMap(Optional::stream)
                .<Nearness>map(look -> new Nearness.Measured(
                        look.at, look.from, look.to, look.value, look.share, look.looked, closeness(look)))
                .toList();
    }

    /** The limits nearest to the rule's, any of which alone would have made it fire, where it does not. */
    List<Bound> wouldFire() {
        return Stream.of(number(), share()).flatMap(Optional::stream).toList();
    }

    private Optional<Bound> share() {
        return looks.stream()
                .filter(look -> look.looked && bounds.holds(look.value))
                .flatMap(look -> look.share.stream())
                .max(Comparator.naturalOrder())
                .filter(share -> share.signum() > 0)
                .map(share -> new Bound("share.gte", cut(share, RoundingMode.FLOOR)));
    }

    private Optional<Bound> number() {
        if (bounds.outside() || plan.rule.measure().window() == Window.AFTER) {
            return Optional.empty();
        }
        List<BigDecimal> values = looks.stream()
                .filter(look -> look.looked && shareHolds(look))
                .map(Look::value)
                .filter(value -> !plan.rule.type().isCount() || value.signum() > 0)
                .toList();
        Optional<BigDecimal> below = values.stream()
                .filter(value ->
                        bounds.low().isPresent() && value.compareTo(bounds.low().get()) <= 0)
                .max(Comparator.naturalOrder());
        Optional<BigDecimal> above = values.stream()
                .filter(value -> bounds.high().isPresent()
                        && value.compareTo(bounds.high().get()) >= 0)
                .min(Comparator.naturalOrder());
        if (bounds.low().isPresent() && bounds.low().equals(bounds.high())) {
            return below.or(() -> above).map(value -> new Bound("eq", value));
        }
        return below.map(value -> new Bound("gte", cut(value, RoundingMode.FLOOR)))
                .or(() -> above.map(value -> new Bound("lte", cut(value, RoundingMode.CEILING))));
    }

    /** The limit nearest to the rule's at which an episode would not have been. */
    Optional<Bound> silencing(OpenEpisode span) {
        if (span.atLeast || bounds.outside() || plan.rule.measure().window() == Window.AFTER) {
            return Optional.empty();
        }
        List<BigDecimal> held = looks.stream()
                .filter(look -> look.holds && look.looked)
                .filter(look -> look.at.timeMillis() >= span.firstHold && look.at.timeMillis() <= span.lastHold)
                .map(Look::value)
                .toList();
        if (bounds.low().isPresent()) {
            return held.stream()
                    .max(Comparator.naturalOrder())
                    .map(this::above)
                    .filter(bound -> bounds.high().isEmpty()
                            || bound.number().compareTo(bounds.high().get()) < 0);
        }
        return held.stream()
                .min(Comparator.naturalOrder())
                .filter(value -> !plan.rule.type().isCount() || value.compareTo(BigDecimal.ONE) > 0)
                .map(value -> new Bound("lt", cut(value, RoundingMode.FLOOR)));
    }

    private void look(List<WindowEvent> tied, SlidingWindow<WindowAggregate> ahead) {
        long time = tied.get(0).time();
        Window window = plan.rule.measure().window();
        long from = window == Window.BACKWARD ? EventTimes.minus(time, plan.span) : time;
        long to = window == Window.BACKWARD ? time : EventTimes.plus(time, plan.span);
        ahead.moveTo(window == Window.AFTER ? time + 1 : from, to);
        Optional<WindowEvent> looked =
                tied.stream().filter(event -> plan.mayHold(event.mask)).findFirst();
        Optional<BigDecimal> share = ahead.aggregate instanceof CountAggregate count
                        && plan.rule.share().isPresent()
                ? Optional.of(count.share().orElse(BigDecimal.ZERO))
                : Optional.empty();
        looks.add(new Look(
                looked.orElse(tied.get(0)).signal(),
                from,
                to,
                ahead.aggregate.reading().orElseThrow().value(),
                share,
                looked.isPresent(),
                ahead.aggregate.holds()));
    }

    private Optional<Look> best(Predicate<Look> of) {
        return looks.stream().filter(of).reduce((best, next) -> closeness(next) > closeness(best) ? next : best);
    }

    private double closeness(Look look) {
        double number = look.holds ? 1 : Closeness.of(look.value, bounds);
        double share = plan.rule
                .share()
                .map(asked -> Closeness.of(look.share.orElse(BigDecimal.ZERO), asked.bounds()))
                .orElse(1.0);
        return look.holds && look.looked ? 1 : Math.min(Closeness.NEARLY, number * share);
    }

    private boolean shareHolds(Look look) {
        Optional<Share> asked = plan.rule.share();
        return asked.isEmpty() || asked.get().bounds().holds(look.share.orElse(BigDecimal.ZERO));
    }

    /** The first limit above a number: of counts the next whole number. */
    private Bound above(BigDecimal value) {
        return plan.rule.type().isCount()
                ? new Bound("gte", value.add(BigDecimal.ONE))
                : new Bound("gt", cut(value, RoundingMode.CEILING));
    }

    private static BigDecimal cut(BigDecimal value, RoundingMode towards) {
        return value.scale() <= FEW_DECIMALS ? value : value.round(new MathContext(DIGITS, towards));
    }
}
