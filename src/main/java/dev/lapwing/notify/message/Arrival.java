package dev.lapwing.notify.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A version of an alert as it came.
 *
 * @param alert what it says
 * @param place where it can be read again
 * @param at when it was written, which is not when its events happened
 * @param history whether it was written before the first notifier of this cluster began
 */
public record Arrival(AlertView alert, AlertPlace place, Instant at, boolean history) {

    /**
     * Reads a finding.
     *
     * @throws IllegalArgumentException when it is none of ours; the message holds nothing of it
     */
    public static Arrival of(JsonNode finding, AlertPlace place, Instant at, boolean history) {
        return new Arrival(AlertView.of(finding).inShort(), place, at, history);
    }
}
