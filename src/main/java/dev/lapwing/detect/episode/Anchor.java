package dev.lapwing.detect.episode;

import dev.lapwing.wire.WireInput;
import dev.lapwing.wire.WireOutput;
import java.util.Comparator;

/**
 * The event by which an episode is known while it changes: a holding event, by its time and id.
 *
 * @param time event time, milliseconds since the epoch
 * @param uid event id
 */
public record Anchor(long time, String uid) {
    static final Comparator<Anchor> IN_ORDER =
            Comparator.comparingLong(Anchor::time).thenComparing(Anchor::uid);

    /** Writes it as state. */
    public void write(WireOutput out) {
        out.number(time).text(uid);
    }

    /** Reads what {@link #write} wrote. */
    public static Anchor read(WireInput in) {
        return new Anchor(in.number(), in.text());
    }
}
