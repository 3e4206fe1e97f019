package dev.lapwing.normalize.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A log record of OpenTelemetry's protocol whose body is a text, with what stands around it.
 *
 * @param attributes those of the resource, and over them those of the record, as texts
 * @param scope the name of its scope; empty where it has none
 * @param time milliseconds since the epoch: when it happened, else when it was seen
 * @param body its text; empty for a body of another kind
 */
public record OtlpRecord(Map<String, String> attributes, String scope, OptionalLong time, String body) {
    /** The member that every export of logs has. */
    public static final String NAME = OtlpLogs.NAME;

    private static final long NANOS = 1_000_000;

    public OtlpRecord {
        attributes = Map.copyOf(attributes);
    }

    /** All records in the value of {@link #NAME}. */
    public static List<OtlpRecord> all(@Nullable Object resourceLogs) {
        List<OtlpRecord> records = new ArrayList<>();
        for (Object resource : OtlpLogs.list(resourceLogs)) {
            Map<String, String> common = OtlpLogs.texts(OtlpLogs.member(resource, "resource"));
            for (Object scope : OtlpLogs.list(OtlpLogs.member(resource, "scopeLogs"))) {
                String name = text(OtlpLogs.member(OtlpLogs.member(scope, "scope"), "name"));
                for (Object record : OtlpLogs.list(OtlpLogs.member(scope, "logRecords"))) {
                    records.add(record(record, name, common));
                }
            }
        }
        return records;
    }

    /** An attribute, or an empty text. */
    public String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }

    private static OtlpRecord record(Object record, String scope, Map<String, String> common) {
        Map<String, String> attributes = OtlpLogs.texts(record);
        common.forEach(attributes::putIfAbsent);
        OptionalLong happened = millis(OtlpLogs.member(record, "timeUnixNano"));
        return new OtlpRecord(
                attributes,
                scope,
                happened.isPresent() ? happened : millis(OtlpLogs.member(record, "observedTimeUnixNano")),
                text(OtlpLogs.member(OtlpLogs.member(record, "body"), "stringValue")));
    }

    /** A zero says that the time is not known. */
    private static OptionalLong millis(@Nullable Object nanos) {
        String text = String.valueOf(nanos);
        boolean known = text.matches("[0-9]{1,18}|[1-8][0-9]{18}") && !text.matches("0+");
        return known ? OptionalLong.of(Long.parseLong(text) / NANOS) : OptionalLong.empty();
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }
}
