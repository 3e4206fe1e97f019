package dev.lapwing.detect.watermark;

/**
 * How far one upstream has come for one instance.
 *
 * @param watermark largest event time seen less the allowed lateness, milliseconds since the epoch
 * @param largest largest event time seen, milliseconds since the epoch
 * @param idle whether nothing has come for a while although everything there is was read
 * @param ended whether nothing will come any more
 * @param first smallest time of an event seen, milliseconds since the epoch; {@link #NO_EVENT} where none was
 */
public record WatermarkProgress(long watermark, long largest, boolean idle, boolean ended, long first) {
    /** After all time: the first event where none came. */
    public static final long NO_EVENT = Long.MAX_VALUE;

    /** What does not know of a first event. */
    public WatermarkProgress(long watermark, long largest, boolean idle, boolean ended) {
        this(watermark, largest, idle, ended, NO_EVENT);
    }

    /** Whether nothing of the instance was ever seen there by whoever tells this. */
    public boolean isSilent() {
        return largest == EventTimes.NONE;
    }

    /** The same of an upstream of which it is not known whether all there is was read. */
    WatermarkProgress awake() {
        return new WatermarkProgress(watermark, largest, false, ended, first);
    }

    /**
     * The later of two: what an upstream has passed it never comes back to. Only an end is taken back, by whatever comes
     * after it.
     */
    public WatermarkProgress and(WatermarkProgress next) {
        return new WatermarkProgress(
                Math.max(watermark, next.watermark),
                Math.max(largest, next.largest),
                next.idle,
                next.ended || (ended && next.isSilent()),
                Math.min(first, next.first));
    }
}
