package dev.lapwing.detect;

/**
 * How far one upstream has come for one instance.
 *
 * @param watermark largest event time seen less the allowed lateness, milliseconds since the epoch
 * @param largest largest event time seen, milliseconds since the epoch
 * @param idle whether nothing has come for a while although everything there is was read
 * @param ended whether nothing will ever come again
 */
public record Progress(long watermark, long largest, boolean idle, boolean ended) {
    /** The later of two: what an upstream has passed it never comes back to. */
    public Progress and(Progress next) {
        return new Progress(
                Math.max(watermark, next.watermark), Math.max(largest, next.largest), next.idle, ended || next.ended);
    }
}
