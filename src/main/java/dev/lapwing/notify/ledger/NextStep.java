package dev.lapwing.notify.ledger;

import dev.lapwing.notify.delivery.Delivery;
import dev.lapwing.notify.delivery.DeliveryStatus;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.AlertView.Phase;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.route.Target;
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
    static Optional<NotificationStep> of(Delivery delivery, Target target, boolean muted, Instant now) {
        return delivery.told()
                .map(told -> after(told, delivery, target, muted, now))
                .orElseGet(() -> first(delivery, muted))
                .filter(step -> delivery.gaveUp()
                        .map(refused -> step.compareTo(refused) > 0)
                        .orElse(true));
    }

    /** Whether people should be reminded of what they were told: it is open, and it is not history from a batch. */
    static boolean urgent(DeliveryStatus told, Delivery delivery) {
        return delivery.alert().phase() != Phase.CLOSED
                && delivery.resolution().isEmpty()
                && !(told.inDigest() && delivery.old());
    }

    /**
     * Whether nothing is left to tell and nothing more can come: the alert is over, and it was resolved, refused for good,
     * or nobody is to hear of it any more. An alert that was told as ended is kept, for somebody may yet resolve it.
     */
    static boolean finished(Delivery delivery, boolean muted) {
        if (delivery.alert().phase() != Phase.CLOSED) {
            return false;
        }
        if (delivery.intent().isPresent() || delivery.gaveUp().isPresent()) {
            boolean refused = delivery.told().isEmpty() && delivery.intent().isEmpty();
            return refused
                    || delivery.gaveUp()
                            .filter(NotificationStep.RESOLVE::equals)
                            .isPresent();
        }
        return delivery.told()
                .map(told -> told.step() == NotificationStep.RESOLVE)
                .orElseGet(() -> first(delivery, muted).isEmpty());
    }

    /**
     * What was taken back, or resolved, before anybody heard of it is not told at all; where something of it may have been
     * told, it is resolved.
     */
    private static Optional<NotificationStep> first(Delivery delivery, boolean muted) {
        if (delivery.alert().gone() || delivery.resolution().isPresent()) {
            return delivery.intent().map(begun -> NotificationStep.RESOLVE);
        }
        return muted ? Optional.empty() : Optional.of(NotificationStep.OPEN);
    }

    private static Optional<NotificationStep> after(
            DeliveryStatus told, Delivery delivery, Target target, boolean muted, Instant now) {
        if (told.step() == NotificationStep.RESOLVE) {
            return Optional.empty();
        }
        AlertView alert = delivery.alert();
        boolean over = alert.phase() == Phase.CLOSED;
        boolean endInDigest = told.inDigest() && told.step() == NotificationStep.END;
        if (delivery.resolution().isPresent() || alert.gone() || (over && target.autoResolve() && !endInDigest)) {
            return Optional.of(NotificationStep.RESOLVE);
        }
        if (over) {
            return told.step() == NotificationStep.END ? Optional.empty() : Optional.of(NotificationStep.END);
        }
        if (muted || !urgent(told, delivery)) {
            return Optional.empty();
        }
        if (alert.rev() > told.rev()) {
            return Optional.of(NotificationStep.UPDATE);
        }
        return target.repeat()
                .filter(every -> !told.at().plus(every).isAfter(now))
                .map(every -> NotificationStep.REPEAT);
    }
}
