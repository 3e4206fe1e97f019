package dev.lapwing.score;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * An alert of medium or above, as far as its score goes.
 *
 * @param rule the rule's name
 * @param threats the threats it names
 * @param rows the ids of the rows that it shows
 * @param opened the time of the event at which its first version was made, in milliseconds since the epoch
 * @param group the values by which it is grouped
 * @param span from its first event to its last
 */
record ToldAlert(String rule, Set<String> threats, List<String> rows, long opened, Set<String> group, Span span) {
    private static final int MEDIUM = 3;

    static boolean counts(JsonNode finding) {
        return finding.path("severity_id").asInt() >= MEDIUM;
    }

    /**
     * A time from one moment to another, both in milliseconds since the epoch.
     */
    record Span(long from, long to) {
        boolean touches(Span other) {
            return from <= other.to && other.from <= to;
        }
    }

    /** The alert of a finding in its first and its last version; its rows by what their sources call them. */
    static ToldAlert of(JsonNode first, JsonNode finding) {
        return of(first, finding, evidence -> id(evidence.path("uid").asText()));
    }

    /** The alert of a finding in its first and its last version, its rows as the labels of the log call them. */
    static ToldAlert of(JsonNode first, JsonNode finding, Function<JsonNode, String> row) {
        Set<String> threats = new HashSet<>();
        finding.at("/finding_info/types").forEach(type -> threats.add(type.asText()));
        List<String> rows = new ArrayList<>();
        finding.path("evidences").forEach(evidence -> rows.add(row.apply(evidence)));
        Set<String> group =
                new HashSet<>(finding.at("/unmapped/lapwing/group/by").findValuesAsText("value"));
        return new ToldAlert(
                finding.at("/finding_info/analytic/name").asText(),
                threats,
                rows,
                first.path("end_time").asLong(),
                group,
                new Span(
                        finding.path("start_time").asLong(),
                        finding.path("end_time").asLong()));
    }

    /** The id that a source gave: what stands behind the name of the source. */
    static String id(String uid) {
        return uid.substring(uid.indexOf(':') + 1);
    }

    /** Whether it shows a row of the attack, or is about an account, key or address of it at that time. */
    boolean tells(Incident attack) {
        return shows(attack)
                || (group.stream().anyMatch(attack.actors()::contains)
                        && attack.span().touches(span));
    }

    boolean shows(Incident incident) {
        return rows.stream().anyMatch(incident.rows()::contains);
    }
}
