package dev.lapwing.detect.signal;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an alert shows of one event: where it was read, and the few fields that tell who did what from where. */
public final class Evidence {
    /** Of an event that a correlation made: the id of the source's event that stands behind it. No event has a field of this name. */
    public static final String EVENT = "event behind";

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
            "monitor.reason",
            Evidence.EVENT,
            "resources.name",
            "config.path",
            "config.before",
            "config.after",
            "config.audience",
            "leak.kind",
            "leak.place",
            "leak.known_as",
            "leak.fingerprint",
            "resources.type",
            "resources.uid");

    /** How much of a field is shown. */
    public static final int LONGEST = 400;

    /** How much of all fields together is shown; where they are more, each is cut to {@link #SHORT}. */
    static final int LONGEST_TOGETHER = 2_000;

    static final int SHORT = 90;

    private final String place;
    /** In the order of {@link #FIELDS}. */
    private final @Nullable String[] values;

    /**
     * Evidence of these values.
     *
     * @param place where the row stands: {@code file:line} or {@code topic-partition@offset}
     * @param fields values by field name; all names are among {@link #FIELDS}
     */
    public Evidence(String place, Map<String, String> fields) {
        this(place, inOrder(fields));
    }

    /** Takes the values over, one for each field, and cuts those that are too long. */
    Evidence(String place, @Nullable String[] values) {
        this.place = place;
        this.values = values;
        if (cut(LONGEST) > LONGEST_TOGETHER) {
            cut(SHORT);
        }
    }

    /** The same, of an event that a correlation made of the event with this id. */
    public Evidence behind(String uid) {
        @Nullable String[] copy = values.clone();
        copy[FIELDS.indexOf(EVENT)] = uid;
        return new Evidence(place, copy);
    }

    private static @Nullable String[] inOrder(Map<String, String> fields) {
        @Nullable String[] values = new @Nullable String[FIELDS.size()];
        fields.forEach((field, value) -> values[FIELDS.indexOf(field)] = value);
        return values;
    }

    /** Cuts each field; says how long all are together. */
    private int cut(int longest) {
        int together = 0;
        for (int i = 0; i < values.length; i++) {
            String value = values[i];
            if (value != null) {
                String bounded = BoundedText.of(value, longest);
                values[i] = bounded;
                together += bounded.length();
            }
        }
        return together;
    }

    /** About how many bytes of memory it takes. */
    int weight() {
        int weight = Signal.textWeight(place) + 4 * values.length;
        for (String value : values) {
            weight += value == null ? 0 : Signal.textWeight(value);
        }
        return weight;
    }

    /** Where the row stands: {@code file:line} or {@code topic-partition@offset}. */
    public String place() {
        return place;
    }

    /** Values of the event's fields by name, in the order of {@link #FIELDS}. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            String value = values[i];
            if (value != null && !FIELDS.get(i).equals(EVENT)) {
                fields.put(FIELDS.get(i), value);
            }
        }
        return Collections.unmodifiableMap(fields);
    }

    /** The value of a field by its number among {@link #FIELDS}. */
    @Nullable
    String value(int field) {
        return values[field];
    }

    /** How many fields have a value. */
    int count() {
        int count = 0;
        for (String value : values) {
            count += value == null ? 0 : 1;
        }
        return count;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Evidence evidence
                && place.equals(evidence.place)
                && Arrays.equals(values, evidence.values);
    }

    @Override
    public int hashCode() {
        return 31 * place.hashCode() + Arrays.hashCode(values);
    }

    /** Names the place and hides the values: they may be personal. */
    @Override
    public String toString() {
        return "evidence at " + place;
    }
}
