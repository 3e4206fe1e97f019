package dev.lapwing.notify.ledger;

import dev.lapwing.notify.delivery.Delivery;
import dev.lapwing.notify.delivery.DeliveryStatus;
import dev.lapwing.notify.delivery.Gathering;
import dev.lapwing.notify.message.AlertView.Phase;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.Severity;
import dev.lapwing.notify.route.Routing;
import dev.lapwing.notify.route.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** When what of a delivery is to be told, as its routes, the mutes and the quiet hours have it. */
final class Timetable {
    /** So long an opening that is not critical waits, so that of one attack the worst is told first. */
    static final Duration HOLD = Duration.ofSeconds(5);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Routing routing;
    private final Mutes mutes;
    private final Gatherings gatherings;

    Timetable(Routing routing, Mutes mutes, Gatherings gatherings) {
        this.routing = routing;
        this.mutes = mutes;
        this.gatherings = gatherings;
    }

    /** What is to be told next; empty while it is muted. In quiet hours only what calls people off is told. */
    Optional<NotificationStep> next(Delivery delivery, Instant now) {
        Target target = target(delivery);
        boolean quiet = target.quiet().filter(hours -> hours.at(now)).isPresent();
        return NextStep.of(delivery, target, muted(delivery, now), now)
                .filter(step -> step == NotificationStep.RESOLVE || !quiet);
    }

    /** The same, where it need not wait for others. */
    Optional<NotificationStep> ready(Delivery delivery, Instant now) {
        return next(delivery, now)
                .filter(step ->
                        step != NotificationStep.OPEN || delivery.intent().isPresent() || !waits(delivery, now));
    }

    private boolean waits(Delivery delivery, Instant now) {
        return delivery.old()
                ? !gatherings.historyIsRead()
                : heldUntil(delivery).isAfter(now);
    }

    private static Instant heldUntil(Delivery delivery) {
        boolean atOnce = delivery.alert().severity() == Severity.CRITICAL
                || delivery.alert().drill();
        return atOnce ? delivery.accepted() : delivery.accepted().plus(HOLD);
    }

    /** Of what is being told, or may have been, the end must still come. */
    boolean isFinished(Delivery delivery, Instant now) {
        boolean past = PastAlerts.isTooOld(delivery.alert(), now);
        boolean history =
                delivery.old() && delivery.told().isEmpty() && delivery.alert().phase() == Phase.CLOSED;
        return past || (delivery.intent().isEmpty() && (history || NextStep.finished(delivery, muted(delivery, now))));
    }

    /** Whether a channel does not want to hear of a gathering now. */
    boolean isQuiet(Gathering gathering, Instant now) {
        return gathering.rows().stream()
                .flatMap(row -> row.examples().stream())
                .anyMatch(example -> routing.target(example, gathering.channel())
                        .quiet()
                        .filter(hours -> hours.at(now))
                        .isPresent());
    }

    /** Whether it is over and told as that, so that nothing more is told unless somebody resolves it. */
    boolean isSettled(Delivery delivery, Instant now) {
        return delivery.alert().phase() == Phase.CLOSED
                && delivery.told().isPresent()
                && delivery.intent().isEmpty()
                && delivery.accepted().plus(Threads.WHILE).isBefore(now)
                && NextStep.of(delivery, target(delivery), false, now).isEmpty();
    }

    /** The channels that are to hear of it as well by now. */
    List<String> escalated(Delivery delivery, Instant now) {
        return urgent(delivery, now)
                .map(told -> routing.escalated(delivery.alert(), delivery.channel(), told.since(), now))
                .orElse(List.of());
    }

    /** When to look at it again. */
    Instant again(Delivery delivery, Instant now) {
        Target target = target(delivery);
        return Stream.of(
                        heldUntil(delivery),
                        mutes.next(delivery.alert(), now).orElse(Instant.MAX),
                        target.quiet().isPresent()
                                ? now.truncatedTo(ChronoUnit.MINUTES).plus(MINUTE)
                                : Instant.MAX,
                        delivery.told()
                                .flatMap(told ->
                                        target.repeat().map(every -> told.at().plus(every)))
                                .orElse(Instant.MAX),
                        delivery.told()
                                .flatMap(told ->
                                        routing.escalatesAt(delivery.alert(), delivery.channel(), told.since(), now))
                                .orElse(Instant.MAX),
                        delivery.accepted().plus(Threads.WHILE).plusMillis(1),
                        delivery.alert().end().plus(PastAlerts.REMEMBERED).plusMillis(1))
                .filter(at -> at.isAfter(now))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    private Optional<DeliveryStatus> urgent(Delivery delivery, Instant now) {
        return delivery.told().filter(told -> NextStep.urgent(told, delivery) && !muted(delivery, now));
    }

    private boolean muted(Delivery delivery, Instant now) {
        return mutes.cover(delivery.alert(), now);
    }

    private Target target(Delivery delivery) {
        return routing.target(delivery.alert(), delivery.channel());
    }
}
