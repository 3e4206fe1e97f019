package dev.lapwing.detect;

/**
 * How far one upstream has come for one instance.
 *
 * @param watermark largest event time seen less the allowed lateness, milliseconds since the epoch
 * @param largest largest event time seen, milliseconds since the epoch
 * @param idle whether nothing has come for a while although everything there is was read
 * @param ended whether nothing will ever come again
 * @param first smallest time of an event seen, milliseconds since the epoch; {@link #NO_EVENT} where none was
 */
public record Progress(long watermark, long largest, boolean idle, boolean ended, long first) {
    /** After all time: the first event where none came. */
    public static final long NO_EVENT = Long.MAX_VALUE;

    /** What does not know of a first event. */
    public Progress(long watermark, long largest, boolean idle, boolean ended) {
        this(watermark, largest, idle, ended, NO_EVENT);
    }

    /** The later of two: what an upstream has passed it never comes back to. */
    public Progress and(Progress next) {
        return new Progress(
                Math.max(watermark, next.watermark),
                Math.max(largest, next.largest),
                next.idle,
                ended || next.ended,
                Math.min(first, next.first));
    }
}
