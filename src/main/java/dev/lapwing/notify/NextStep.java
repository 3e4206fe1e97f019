package dev.lapwing.notify;

import dev.lapwing.notify.AlertView.Phase;
import java.time.Instant;
import java.util.Optional;

/** What is to be told next of a delivery. A function of values: it decides the same after a restart. */
final class NextStep {
    private NextStep() {}

    /**
     * The next step, or empty where nothing is to be told now.
     *
     * @param target how the route wants it told
     * @param muted whether nobody wants to hear of it now; what was told before is ended and resolved all the same
     */
    static Optional<Step> of(Delivery delivery, Target target, boolean muted, Instant now) {
        if (delivery.gaveUp()) {
            return Optional.empty();
        }
        return delivery.told()
                .map(told -> after(told, delivery, target, muted, now))
                .orElseGet(() -> first(delivery, muted));
    }

    /** Whether nothing more can come, unless the alert gets another version. */
    static boolean finished(Delivery delivery, Target target) {
        boolean over = delivery.alert().phase() == Phase.CLOSED;
        return delivery.gaveUp()
                || delivery.told()
                        .map(told -> told.step() == Step.RESOLVE)
                        .orElse(over && delivery.alert().gone())
                || (over
                        && delivery.told()
                                .filter(told -> told.step() == Step.END)
                                .isPresent()
                        && !target.autoResolve());
    }

    /** What was taken back, or resolved, before anybody heard of it is not told at all. */
    private static Optional<Step> first(Delivery delivery, boolean muted) {
        boolean nothingToTell =
                muted || delivery.alert().gone() || delivery.resolution().isPresent();
        return nothingToTell ? Optional.empty() : Optional.of(Step.OPEN);
    }

    private static Optional<Step> after(Told told, Delivery delivery, Target target, boolean muted, Instant now) {
        if (told.step() == Step.RESOLVE) {
            return Optional.empty();
        }
        AlertView alert = delivery.alert();
        boolean over = alert.phase() == Phase.CLOSED;
        if (delivery.resolution().isPresent() || alert.gone() || (over && target.autoResolve())) {
            return Optional.of(Step.RESOLVE);
        }
        if (over) {
            return told.step() == Step.END ? Optional.empty() : Optional.of(Step.END);
        }
        if (muted) {
            return Optional.empty();
        }
        if (alert.rev() > told.rev()) {
            return Optional.of(Step.UPDATE);
        }
        return target.repeat()
                .filter(every -> !told.at().plus(every).isAfter(now))
                .map(every -> Step.REPEAT);
    }
}
