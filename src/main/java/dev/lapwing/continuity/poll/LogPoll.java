package dev.lapwing.continuity.poll;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one poll saw of a source's log, as the connector's envelope tells it.
 *
 * @param timeMillis when the poll began, by the connector's clock
 * @param connector the version of the connector
 * @param serverTime the source's own clock, to the second; empty where it is the same or cannot be seen
 * @param status HTTP status of the look at the log; 0 where there was no answer
 * @param error what failed, in a few words
 * @param look the log; empty where it could not be read
 * @param hours rows of each hour, where this poll counted them
 * @param logs what the source is set to log, where this poll asked
 * @param probes requests of ours that should come back as rows
 * @param config the source's settings and collections, where this poll read them
 */
public record LogPoll(
        long timeMillis,
        String connector,
        OptionalLong serverTime,
        int status,
        Optional<String> error,
        Optional<LogLook> look,
        Optional<HourTotals> hours,
        LogSettings logs,
        List<Probe> probes,
        Optional<ConfigLook> config) {
    /** The status of a log that could be read. */
    public static final int READABLE = 200;

    public LogPoll {
        probes = List.copyOf(probes);
    }

    /** Reads an envelope; total: whatever the bytes are, the answer is a value and never an exception. */
    public static PollReading parse(byte[] row) {
        return Envelope.read(row);
    }

    /** What time it is for the source. */
    public long sourceTime() {
        return serverTime.orElse(timeMillis);
    }
}
