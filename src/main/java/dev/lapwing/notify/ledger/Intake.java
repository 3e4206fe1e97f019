package dev.lapwing.notify.ledger;

import dev.lapwing.notify.delivery.Delivery;
import dev.lapwing.notify.delivery.DeliveryStatus;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.AlertView.Phase;
import dev.lapwing.notify.message.Arrival;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.Severity;
import java.time.Instant;
import java.util.Optional;

/** What becomes of an alert that comes to a channel for the first time: it is told by itself, with others, or not at all. */
final class Intake {
    /** Where so many wait, even what is muted is told with others. */
    private static final int CROWD = 20_000;

    private final PastAlerts past;
    private final Mutes mutes;
    private final Gatherings gatherings;
    private final Sharing sharing;

    Intake(PastAlerts past, Mutes mutes, Gatherings gatherings, Sharing sharing) {
        this.past = past;
        this.mutes = mutes;
        this.gatherings = gatherings;
        this.sharing = sharing;
    }

    /** The delivery that it makes. An alert that is over by now was none of the channel's business. */
    Optional<Delivery> first(String channel, Arrival arrival, int waiting, Instant now) {
        AlertView alert = arrival.alert();
        Delivery first = Delivery.of(channel, arrival, now);
        if (arrival.history()) {
            return history(first, now);
        }
        if (alert.phase() == Phase.CLOSED || past.isResolved(alert.id())) {
            return Optional.empty();
        }
        boolean muted = mutes.cover(alert, now) && waiting < CROWD;
        if (muted || alert.severity() == Severity.CRITICAL || alert.drill() || sharing.isKnown(channel, alert)) {
            return Optional.of(first);
        }
        return Optional.of(gatherings
                .storm(channel, alert, arrival.at(), now)
                .map(storm -> first.told(new DeliveryStatus(NotificationStep.OPEN, alert.rev(), storm.id(), now, true)))
                .orElse(first));
    }

    /** Of history only what is critical and goes on is told by itself; the rest is counted. */
    private Optional<Delivery> history(Delivery first, Instant now) {
        AlertView alert = first.alert();
        if (alert.phase() == Phase.CLOSED) {
            gatherings.historyClosed(first.channel(), alert);
            return Optional.empty();
        }
        if (alert.phase() == Phase.OPENED) {
            gatherings.history(first.channel(), alert, now);
        }
        boolean critical = alert.severity() == Severity.CRITICAL && !alert.standing() && !past.isResolved(alert.id());
        return critical ? Optional.of(first) : Optional.empty();
    }
}
