package dev.lapwing.kafka;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lapwing.wire.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

/**
 * What one process of the job says of itself every half minute, so that others can tell that it lives and what it does.
 * Its counts are those since the process started.
 *
 * @param process names the process; a start makes a new one
 * @param since when it started
 * @param at when it said so
 * @param working whether it does its work
 * @param rows events that it took, its own not among them
 * @param deadLetters rows that could not be used
 * @param tooLate signals that came too late
 */
public record JobHeartbeat(
        String process,
        Instant since,
        Instant at,
        boolean working,
        long rows,
        @JsonProperty("dead_letters") long deadLetters,
        @JsonProperty("too_late") long tooLate) {
    private static final JsonFormat<JobHeartbeat> FORMAT = JsonFormat.of(JobHeartbeat.class, "sign of life");

    public JobHeartbeat {
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(at, "at");
    }

    /** The key of its record. */
    public byte[] key() {
        return process.getBytes(StandardCharsets.UTF_8);
    }

    /** The value of its record. */
    public byte[] toBytes() {
        return FORMAT.bytes(this);
    }

    /**
     * Reads the value of a record.
     *
     * @throws IllegalArgumentException when it is none; the message holds nothing of it
     */
    public static JobHeartbeat parse(byte[] row) {
        return FORMAT.parse(row);
    }

    /** What it counted since an earlier one of the same process. */
    public JobHeartbeat since(JobHeartbeat before) {
        return new JobHeartbeat(
                process,
                before.at(),
                at,
                working,
                rows - before.rows(),
                deadLetters - before.deadLetters(),
                tooLate - before.tooLate());
    }
}
