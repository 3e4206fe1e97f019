package dev.lapwing.notify.delivery;

import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.wire.JsonFormat;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What a channel would not take, or a record that is no alert, for whoever reads the topic: it holds no address and no
 * secret of the channel.
 *
 * @param alert the alert's id, with its version and rule; absent of what was gathered
 * @param gathering what was gathered, and how many alerts that are
 * @param place of a record that nobody can be told of
 * @param step what was to be told
 */
public record Undelivered(
        Optional<String> alert,
        Optional<Long> rev,
        Optional<String> rule,
        Optional<String> gathering,
        Optional<Long> alerts,
        Optional<String> place,
        Optional<String> channel,
        Optional<String> step,
        String reason,
        String at) {
    private static final JsonFormat<Undelivered> FORMAT = JsonFormat.of(Undelivered.class, "refusal");

    public Undelivered {
        if (channel.isEmpty() && place.isEmpty()) {
            throw new IllegalArgumentException("of no channel and no record");
        }
    }

    public static Undelivered of(Delivery delivery, NotificationStep step, String reason, Instant at) {
        return new Undelivered(
                Optional.of(delivery.alert().id()),
                Optional.of(delivery.alert().rev()),
                Optional.of(delivery.alert().rule()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(delivery.channel()),
                Optional.of(step.name().toLowerCase(Locale.ROOT)),
                reason,
                at.toString());
    }

    /** What was gathered. */
    public static Undelivered of(Gathering gathering, String reason, Instant at) {
        return new Undelivered(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(gathering.id()),
                Optional.of(gathering.alerts()),
                Optional.empty(),
                Optional.of(gathering.channel()),
                Optional.of("digest"),
                reason,
                at.toString());
    }

    /** A record of the alerts topic that nobody can be told of. */
    public static Undelivered unreadable(String place, Instant at) {
        return new Undelivered(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(place),
                Optional.empty(),
                Optional.empty(),
                "the record is no alert",
                at.toString());
    }

    /** The record's value. */
    public byte[] toBytes() {
        return FORMAT.bytes(this);
    }

    /**
     * Reads it back.
     *
     * @throws IllegalArgumentException when it is none; the message holds nothing of it
     */
    public static Undelivered parse(byte[] row) {
        return FORMAT.parse(row);
    }
}
