package dev.lapwing.notify;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * One alert in one channel: what is to be told and what was. It is kept in a topic, so it survives whatever happens.
 *
 * @param channel the channel's name
 * @param finding the alert's newest version
 * @param accepted when its first version came here
 * @param old whether its last event was long past when it first came: it is told in a digest and pages nobody
 * @param told how far it was told; empty while it was not
 * @param intent a telling that was begun; what became of it is not known while this is there
 * @param resolution present once somebody resolved the alert
 * @param gaveUp whether the channel refused it for good
 */
public record Delivery(
        String channel,
        JsonNode finding,
        AlertView alert,
        Instant accepted,
        boolean old,
        Optional<Told> told,
        Optional<Intent> intent,
        Optional<Resolution> resolution,
        boolean gaveUp) {

    /** A telling that was begun. */
    public record Intent(Step step, Instant since) {}

    /** An alert that came to a channel for the first time. */
    static Delivery of(String channel, JsonNode finding, Instant now, boolean old) {
        return new Delivery(
                channel,
                finding,
                AlertView.of(finding),
                now,
                old,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** Its key in the topic: the alert's id and the channel. */
    public String key() {
        return alert.id() + "|" + channel;
    }

    /** With a newer version of the alert; an older or equal one changes nothing. */
    Delivery with(JsonNode newer) {
        AlertView view = AlertView.of(newer);
        return view.rev() <= alert.rev()
                ? this
                : new Delivery(channel, newer, view, accepted, old, told, intent, resolution, gaveUp);
    }

    Delivery resolved(Resolution by) {
        return new Delivery(channel, finding, alert, accepted, old, told, intent, Optional.of(by), gaveUp);
    }

    /** With the note that a telling begins. */
    Delivery begun(Step step, Instant now) {
        return new Delivery(
                channel, finding, alert, accepted, old, told, Optional.of(new Intent(step, now)), resolution, gaveUp);
    }

    /** With the note that a telling came through. */
    Delivery told(Told now) {
        return new Delivery(
                channel, finding, alert, accepted, old, Optional.of(now), Optional.empty(), resolution, gaveUp);
    }

    /** With the note that the channel did not take what was begun. */
    Delivery notTaken() {
        return new Delivery(channel, finding, alert, accepted, old, told, Optional.empty(), resolution, gaveUp);
    }

    /** With the note that the channel will not take it. */
    Delivery givenUp() {
        return new Delivery(channel, finding, alert, accepted, old, told, Optional.empty(), resolution, true);
    }
}
