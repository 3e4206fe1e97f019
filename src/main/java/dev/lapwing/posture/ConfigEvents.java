package dev.lapwing.posture;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.text.TextHash;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one look finds, as events at its time. */
public final class ConfigEvents {
    /** So much of a value is shown. */
    static final int MAX_SHOWN = 200;

    private static final String EMPTY = "\"\"";
    private static final int ID_BYTES = 16;

    private final String instance;
    private final long time;
    private final Schema schema;
    private final List<AuditEvent> events = new ArrayList<>();

    /**
     * Nothing found yet.
     *
     * @param time of the poll, in milliseconds since the epoch
     * @param schema of what is told, one with the fields of a change
     */
    public ConfigEvents(String instance, long time, Schema schema) {
        this.instance = instance;
        this.time = time;
        this.schema = schema;
    }

    /** Tells of a resource what was found of it. */
    public void tell(Resource of, List<ConfigFinding> findings) {
        String collection = of.name().toLowerCase(Locale.ROOT);
        tell(new ConfigSubject(of.type(), of.uid(), of.name(), Map.of("pocketbase.collection", collection)), findings);
    }

    /** Tells of something what was found of it. */
    public void tell(ConfigSubject of, List<ConfigFinding> findings) {
        findings.forEach(finding -> events.add(event(of, finding)));
    }

    /** All that was told, in its order. */
    public List<AuditEvent> events() {
        return List.copyOf(events);
    }

    private AuditEvent event(ConfigSubject of, ConfigFinding finding) {
        @Nullable Object[] values = new @Nullable Object[schema.size()];
        values[Schema.TIME] = time;
        values[Schema.UID] = instance + ":" + id(of, finding);
        values[Schema.LOG_SOURCE] = instance;
        boolean drift = schema.equals(Schemas.POCKETBASE_DRIFT);
        put(values, "resources.type", of.type());
        put(values, "resources.uid", of.uid());
        put(values, "resources.name", of.name());
        put(values, "config.path", finding.path());
        put(values, "config.before", finding.before().map(ConfigEvents::shown).orElse(null));
        put(values, "config.after", finding.after().map(ConfigEvents::shown).orElse(null));
        put(values, "config.effect", finding.effect().map(Effect::word).orElse(null));
        put(values, "config.audience", finding.audience().isEmpty() ? null : finding.audience());
        put(values, "config.standing", drift || finding.isStanding());
        put(values, "config.inferred", !drift && !finding.isStanding());
        of.fields().forEach((field, value) -> put(values, field, value));
        return new AuditEvent(schema, values);
    }

    private void put(@Nullable Object[] values, String field, @Nullable Object value) {
        values[schema.slot(field)] = value;
    }

    /** Empty ones are written out: the empty rule lets in everybody, and has to be seen. */
    private static String shown(String value) {
        return value.isEmpty() ? EMPTY : KeptText.of(value.replace("\n", ", "), MAX_SHOWN);
    }

    /** Off, on and off again are three, for they were seen at three times. */
    private String id(ConfigSubject of, ConfigFinding finding) {
        Stream<String> told = Stream.of(
                of.type(),
                of.uid(),
                finding.path(),
                id(finding.before()),
                id(finding.after()),
                kind(finding),
                Long.toString(time));
        return HexFormat.of().formatHex(TextHash.of(told), 0, ID_BYTES);
    }

    private String kind(ConfigFinding finding) {
        return schema.equals(Schemas.POCKETBASE_DRIFT) ? "drift" : finding.isStanding() ? "standing" : "changed";
    }

    private static String id(Optional<String> value) {
        return value.map(text -> "=" + text).orElse("");
    }
}
