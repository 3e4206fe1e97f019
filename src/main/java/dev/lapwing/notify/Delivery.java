package dev.lapwing.notify;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * One alert in one channel: what is to be told and what was. It is kept in a topic, so it survives whatever happens.
 *
 * @param channel the channel's name
 * @param finding the alert's newest version, as JSON: as a tree it would take many times the room, and thousands are kept
 * @param accepted when its first version came here
 * @param old whether its last event was long past when it first came: it is told in a digest and pages nobody
 * @param told how far it was told; empty while it was not
 * @param intent a telling that was begun; while this is there it may have been told, or may be at this moment
 * @param resolution present once somebody resolved the alert
 * @param gaveUp the last step that the channel refused for good
 */
public record Delivery(
        String channel,
        String finding,
        AlertView alert,
        Instant accepted,
        boolean old,
        Optional<Told> told,
        Optional<Intent> intent,
        Optional<Resolution> resolution,
        Optional<Step> gaveUp) {

    /**
     * A telling that was begun.
     *
     * @param since when, for the first time
     * @param together whether in a digest
     */
    public record Intent(Step step, Instant since, boolean together) {}

    /** An alert that came to a channel for the first time. */
    static Delivery of(String channel, JsonNode finding, Instant now, boolean old) {
        return first(channel, finding.toString(), AlertView.of(finding), now, old);
    }

    /** The alert as it comes to another channel as well. */
    Delivery also(String other, Instant now) {
        return first(other, finding, alert, now, false);
    }

    private static Delivery first(String channel, String finding, AlertView alert, Instant now, boolean old) {
        return new Delivery(
                channel,
                finding,
                alert,
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

    static String key(String alert, String channel) {
        return alert + "|" + channel;
    }

    /**
     * With a newer version of the alert; an older or equal one changes nothing. Of what was long past it may say that it
     * goes on.
     */
    Delivery with(JsonNode newer, Instant now) {
        AlertView view = AlertView.of(newer);
        return view.rev() <= alert.rev()
                ? this
                : new Delivery(
                        channel,
                        newer.toString(),
                        view,
                        accepted,
                        old && view.isPast(now),
                        told,
                        intent,
                        resolution,
                        gaveUp);
    }

    Delivery resolved(Resolution by) {
        return new Delivery(channel, finding, alert, accepted, old, told, intent, Optional.of(by), gaveUp);
    }

    /** With the note that a telling begins; one that began before and may have been told keeps its time. */
    Delivery begun(Step step, Instant now, boolean together) {
        Intent begun = intent.filter(before -> before.step() == step && before.together() == together)
                .orElseGet(() -> new Intent(step, now, together));
        return begun(Optional.of(begun));
    }

    /** With the note that a telling came through. */
    Delivery told(Told now) {
        return new Delivery(
                channel, finding, alert, accepted, old, Optional.of(now), Optional.empty(), resolution, gaveUp);
    }

    /**
     * With the note that the channel did not take what was begun.
     *
     * @param before the delivery before it was begun: what may have been told then still may have been
     */
    Delivery notTaken(Delivery before) {
        return begun(before.intent());
    }

    /** With the note that the channel will not take a step. */
    Delivery givenUp(Step step) {
        return new Delivery(channel, finding, alert, accepted, old, told, intent, resolution, Optional.of(step));
    }

    private Delivery begun(Optional<Intent> now) {
        return new Delivery(channel, finding, alert, accepted, old, told, now, resolution, gaveUp);
    }
}
