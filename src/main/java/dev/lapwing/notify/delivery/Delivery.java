package dev.lapwing.notify.delivery;

import dev.lapwing.notify.message.AlertPlace;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.Arrival;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.Resolution;
import java.time.Instant;
import java.util.Optional;

/**
 * One alert in one channel: what is to be told and what was. It is kept in a topic, so it survives whatever happens.
 *
 * @param channel the channel's name
 * @param alert the alert's newest version in short: the whole of it is read again when it is told, for thousands are kept
 * @param place where the whole of it can be read
 * @param finding the whole of it as JSON, of a row that was written before places were
 * @param accepted when its first version came here
 * @param old whether it is history: it was written before the first notifier began, and pages nobody
 * @param told how far it was told; empty while it was not
 * @param intent a telling that was begun; while this is there it may have been told, or may be at this moment
 * @param resolution present once somebody resolved the alert
 * @param gaveUp the last step that the channel refused for good
 */
public record Delivery(
        String channel,
        AlertView alert,
        Optional<AlertPlace> place,
        Optional<String> finding,
        Instant accepted,
        boolean old,
        Optional<DeliveryStatus> told,
        Optional<Intent> intent,
        Optional<Resolution> resolution,
        Optional<NotificationStep> gaveUp) {

    /**
     * A telling that was begun.
     *
     * @param since when, for the first time
     * @param together whether in a batch
     */
    public record Intent(NotificationStep step, Instant since, boolean together) {}

    /** An alert that came to a channel for the first time. */
    public static Delivery of(String channel, Arrival arrival, Instant now) {
        return first(channel, arrival.alert(), Optional.of(arrival.place()), Optional.empty(), now, arrival.history());
    }

    /** The alert as it comes to another channel as well. */
    public Delivery also(String other, Instant now) {
        return first(other, alert, place, finding, now, false);
    }

    private static Delivery first(
            String channel,
            AlertView alert,
            Optional<AlertPlace> place,
            Optional<String> finding,
            Instant now,
            boolean old) {
        return new Delivery(
                channel,
                alert,
                place,
                finding,
                now,
                old,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Its key in the topic: the alert's id and the channel. */
    public String key() {
        return key(alert.id(), channel);
    }

    public static String key(String alert, String channel) {
        return alert + "|" + channel;
    }

    /**
     * With a newer version of the alert; an older or equal one changes nothing. Of what was history it may say that it goes
     * on.
     */
    public Delivery with(Arrival newer) {
        return newer.alert().rev() <= alert.rev()
                ? this
                : new Delivery(
                        channel,
                        newer.alert(),
                        Optional.of(newer.place()),
                        Optional.empty(),
                        accepted,
                        old && (newer.history() || newer.alert().phase() == AlertView.Phase.CLOSED),
                        told,
                        intent,
                        resolution,
                        gaveUp);
    }

    public Delivery resolved(Resolution by) {
        return new Delivery(channel, alert, place, finding, accepted, old, told, intent, Optional.of(by), gaveUp);
    }

    /** With the note that a telling begins; one that began before and may have been told keeps its time. */
    public Delivery begun(NotificationStep step, Instant now, boolean together) {
        Intent begun = intent.filter(before -> before.step() == step && before.together() == together)
                .orElseGet(() -> new Intent(step, now, together));
        return begun(Optional.of(begun));
    }

    /** With the note that a telling came through. */
    public Delivery told(DeliveryStatus now) {
        return new Delivery(
                channel, alert, place, finding, accepted, old, Optional.of(now), Optional.empty(), resolution, gaveUp);
    }

    /**
     * With the note that the channel did not take what was begun.
     *
     * @param before the delivery before it was begun: what may have been told then still may have been
     */
    public Delivery notTaken(Delivery before) {
        return begun(before.intent());
    }

    /** With the note that the channel will not take a step. */
    public Delivery givenUp(NotificationStep step) {
        return new Delivery(channel, alert, place, finding, accepted, old, told, intent, resolution, Optional.of(step));
    }

    /** With the note that its message tells other alerts, too. */
    public Delivery shared() {
        return new Delivery(
                channel,
                alert,
                place,
                finding,
                accepted,
                old,
                told.map(DeliveryStatus::sharing),
                intent,
                resolution,
                gaveUp);
    }

    /** The little that is kept of it when nothing more is to be told unless somebody resolves it. */
    public Delivery stub() {
        return new Delivery(
                channel, alert.stub(), place, Optional.empty(), accepted, old, told, intent, resolution, gaveUp);
    }

    /** Whether it is told in a message that grows, and never by itself; an end told by itself has a message of its own. */
    public boolean isGathered() {
        return told.filter(it -> it.inDigest()
                        && it.step() == NotificationStep.OPEN
                        && !it.message().isEmpty())
                .isPresent();
    }

    /** Whether no more is kept of it than what is needed should somebody resolve it. */
    public boolean isStub() {
        return alert.isStub()
                && alert.phase() == AlertView.Phase.CLOSED
                && told.isPresent()
                && intent.isEmpty()
                && resolution.isEmpty();
    }

    private Delivery begun(Optional<Intent> now) {
        return new Delivery(channel, alert, place, finding, accepted, old, told, now, resolution, gaveUp);
    }
}
