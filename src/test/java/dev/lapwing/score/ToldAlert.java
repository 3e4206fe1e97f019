package dev.lapwing.score;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An alert of medium or above, as far as its score goes.
 *
 * @param rule the rule's name
 * @param threats the threats it names
 * @param rows the ids of the rows that it shows
 * @param opened the time of the event at which its first version was made, in milliseconds since the epoch
 */
record ToldAlert(String rule, Set<String> threats, List<String> rows, long opened) {
    private static final int MEDIUM = 3;

    static boolean counts(JsonNode finding) {
        return finding.path("severity_id").asInt() >= MEDIUM;
    }

    /** The alert of a finding in its first and its last version. */
    static ToldAlert of(JsonNode first, JsonNode finding) {
        Set<String> threats = new HashSet<>();
        finding.at("/finding_info/types").forEach(type -> threats.add(type.asText()));
        List<String> rows = finding.path("evidences").findValuesAsText("uid").stream()
                .map(uid -> uid.substring(uid.indexOf(':') + 1))
                .toList();
        return new ToldAlert(
                finding.at("/finding_info/analytic/name").asText(),
                threats,
                rows,
                first.path("end_time").asLong());
    }

    boolean shows(Incident incident) {
        return rows.stream().anyMatch(incident.rows()::contains);
    }
}
