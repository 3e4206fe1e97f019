package dev.lapwing.posture;

import java.nio.charset.StandardCharsets;

/** What one poll saw of a source's log, as the connector's envelope tells it. */
public record LogPoll(long timeMillis) {
    private static final byte[] START = "{\"poll\":".getBytes(StandardCharsets.UTF_8);

    /** Whether a line begins like a poll envelope. */
    public static boolean starts(byte[] row) {
        for (int i = 0; i < START.length; i++) {
            if (row.length <= i || row[i] != START[i]) {
                return false;
            }
        }
        return true;
    }

    /** Reads an envelope; total: whatever the bytes are, the answer is a value and never an exception. */
    public static PollReading parse(byte[] row) {
        return new PollReading.Unreadable("row", "no poll envelope");
    }
}
