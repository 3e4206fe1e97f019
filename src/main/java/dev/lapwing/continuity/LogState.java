package dev.lapwing.continuity;

import dev.lapwing.continuity.poll.HourTotals;
import dev.lapwing.continuity.poll.Listing;
import dev.lapwing.continuity.poll.LogSettings;
import java.util.Optional;

/**
 * The latest known state of one source's log.
 *
 * @param timeMillis when the latest poll began; the smallest number where there was none
 * @param connector the version of the connector that made the latest listing
 * @param listing the latest listing
 * @param newest how far the log had come
 * @param file which database file it was
 * @param hours the least that each hour must have
 * @param logs what the source is set to log, as far as it was seen
 * @param outage since when nothing can be read
 * @param addresses whether requests tell where they came from
 * @param probes which of our requests did not come back
 */
public record LogState(
        long timeMillis,
        String connector,
        Optional<Listing> listing,
        HighWaterMark newest,
        Optional<String> file,
        Optional<HourTotals> hours,
        LogSettings logs,
        Outage outage,
        AddressVisibility addresses,
        ProbeWatch probes) {

    /** Nothing is known yet. */
    public static final LogState NONE = new LogState(
            Long.MIN_VALUE,
            "",
            Optional.empty(),
            HighWaterMark.UNKNOWN,
            Optional.empty(),
            Optional.empty(),
            LogSettings.UNKNOWN,
            Outage.NONE,
            AddressVisibility.UNKNOWN,
            ProbeWatch.NONE);

    /** The state as it is stored. */
    public byte[] toBytes() {
        return LogStateCodec.write(this);
    }

    /** The state that was stored. */
    public static LogState of(byte[] stored) {
        return LogStateCodec.read(stored);
    }

    /** Whether there was a poll before. */
    boolean isKnown() {
        return timeMillis != Long.MIN_VALUE;
    }
}
