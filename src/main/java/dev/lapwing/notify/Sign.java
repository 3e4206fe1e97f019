package dev.lapwing.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * A sign of life of one process of the job; what it counted since it started.
 *
 * @param process names the process
 * @param since when it started
 * @param at when it said so
 * @param working whether it does its work
 * @param deadLetters rows that could not be read
 * @param tooLate signals that came too late
 */
public record Sign(
        String process, Instant since, Instant at, boolean working, long rows, long deadLetters, long tooLate) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads a record.
     *
     * @throws IllegalArgumentException when it is none; the message holds nothing of it
     */
    public static Sign parse(byte[] row) {
        try {
            JsonNode node = JSON.readTree(row);
            return new Sign(
                    node.path("process").asText(),
                    Instant.parse(node.path("since").asText()),
                    Instant.parse(node.path("at").asText()),
                    node.path("working").asBoolean(),
                    node.path("rows").asLong(),
                    node.path("dead_letters").asLong(),
                    node.path("too_late").asLong());
        } catch (IOException | DateTimeException e) {
            throw new IllegalArgumentException("no sign of life", e);
        }
    }

    /** What it counted since an earlier sign of the same process. */
    Sign since(Sign before) {
        return new Sign(
                process,
                before.at(),
                at,
                working,
                rows - before.rows(),
                deadLetters - before.deadLetters(),
                tooLate - before.tooLate());
    }
}
