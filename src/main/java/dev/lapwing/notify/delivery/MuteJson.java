package dev.lapwing.notify.delivery;

import dev.lapwing.notify.route.Entity;
import dev.lapwing.wire.JsonFormat;
import java.time.Instant;
import java.util.Optional;

/** A {@link Mute} as it is kept in its topic, under its own id. */
public final class MuteJson {
    private static final JsonFormat<Row> FORMAT = JsonFormat.of(Row.class, "mute");

    private record Row(
            Optional<String> rule,
            Optional<String> entity,
            Optional<String> field,
            Optional<String> source,
            Instant until,
            String who,
            String reason,
            Instant since) {}

    private MuteJson() {}

    /** The record's value. */
    public static byte[] bytes(Mute mute) {
        return FORMAT.bytes(new Row(
                mute.rule(),
                mute.entity().map(Entity::value),
                mute.entity().flatMap(Entity::field),
                mute.source(),
                mute.until(),
                mute.who(),
                mute.reason(),
                mute.since()));
    }

    /**
     * Reads it back.
     *
     * @param id the record's key
     * @throws IllegalArgumentException when it is none; the message holds nothing of it
     */
    public static Mute parse(String id, byte[] value) {
        Row row = FORMAT.parse(value);
        return new Mute(
                id,
                row.rule(),
                row.entity().map(text -> new Entity(row.field(), text)),
                row.source(),
                row.until(),
                row.who(),
                row.reason(),
                row.since());
    }
}
