package dev.lapwing.score;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/**
 * An alert of medium or above, as far as its score over polls goes.
 *
 * @param rule the rule's name
 * @param threats the threats it names
 * @param text all that it says
 * @param start when its first event was, in milliseconds since the epoch
 * @param end when its last event was
 */
record PollAlert(String rule, Set<String> threats, String text, long start, long end) {
    static PollAlert of(JsonNode finding) {
        Set<String> threats = new HashSet<>();
        finding.at("/finding_info/types").forEach(type -> threats.add(type.asText()));
        return new PollAlert(
                finding.at("/finding_info/analytic/name").asText(),
                threats,
                finding.toString(),
                finding.path("start_time").asLong(),
                finding.path("end_time").asLong());
    }
}
