package dev.lapwing.detect;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.FieldPath;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What an alert shows of one event: where it was read, and the few fields that tell who did what from where.
 *
 * @param place where the row stands: {@code file:line} or {@code topic-partition@offset}
 * @param fields values by field name, in the order of {@link #FIELDS}
 */
public record Evidence(String place, Map<String, String> fields) {
    /** The fields that evidence shows, where an event has them. New names go to the end: the wire format counts on it. */
    public static final List<String> FIELDS = List.of(
            "src_endpoint.ip",
            "actor.user.uid",
            "actor.user.name",
            "actor.user.type",
            "actor.session.uid",
            "api.operation",
            "cloud.project_uid",
            "http_request.http_method",
            "http_request.url.path",
            "http_request.user_agent",
            "http_response.code",
            "user.email_addr",
            "pocketbase.action",
            "pocketbase.collection",
            "pocketbase.record_id",
            "pocketbase.outcome",
            "neon.auth_method",
            "neon.branch_id",
            "monitor.kind",
            "monitor.source",
            "monitor.reason");

    public Evidence {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The evidence of an event that was read at a place. */
    public static Evidence of(AuditEvent event, String place) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : FIELDS) {
            event.schema()
                    .find(field)
                    .map((FieldPath path) -> Objects.requireNonNullElse(event.value(path), ""))
                    .filter(value -> !value.equals(""))
                    .ifPresent(value -> fields.put(field, value.toString()));
        }
        return new Evidence(place, fields);
    }

    /** Names the place and hides the values: they may be personal. */
    @Override
    public String toString() {
        return "evidence at " + place;
    }
}
