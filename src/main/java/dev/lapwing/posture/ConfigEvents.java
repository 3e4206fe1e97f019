package dev.lapwing.posture;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.text.TextHash;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one look finds, as events at its time. */
public final class ConfigEvents {
    /** So much of a value is shown. */
    static final int MAX_SHOWN = 200;

    private static final String EMPTY = "\"\"";
    private static final int ID_BYTES = 16;
    private static final int TYPE = Schemas.POCKETBASE_CONFIG.slot("resources.type");
    private static final int RESOURCE = Schemas.POCKETBASE_CONFIG.slot("resources.uid");
    private static final int NAME = Schemas.POCKETBASE_CONFIG.slot("resources.name");
    private static final int COLLECTION = Schemas.POCKETBASE_CONFIG.slot("pocketbase.collection");
    private static final int PATH = Schemas.POCKETBASE_CONFIG.slot("config.path");
    private static final int BEFORE = Schemas.POCKETBASE_CONFIG.slot("config.before");
    private static final int AFTER = Schemas.POCKETBASE_CONFIG.slot("config.after");
    private static final int EFFECT = Schemas.POCKETBASE_CONFIG.slot("config.effect");
    private static final int AUDIENCE = Schemas.POCKETBASE_CONFIG.slot("config.audience");
    private static final int STANDING = Schemas.POCKETBASE_CONFIG.slot("config.standing");
    private static final int INFERRED = Schemas.POCKETBASE_CONFIG.slot("config.inferred");

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
        findings.forEach(finding -> events.add(event(of, finding)));
    }

    /** All that was told, in its order. */
    public List<AuditEvent> events() {
        return List.copyOf(events);
    }

    private AuditEvent event(Resource of, ConfigFinding finding) {
        @Nullable Object[] values = new @Nullable Object[schema.size()];
        values[Schema.TIME] = time;
        values[Schema.UID] = instance + ":" + id(of, finding);
        values[Schema.LOG_SOURCE] = instance;
        values[TYPE] = of.type();
        values[RESOURCE] = of.uid();
        values[NAME] = of.name();
        values[COLLECTION] = of.name().toLowerCase(Locale.ROOT);
        values[PATH] = finding.path();
        values[BEFORE] = finding.before().map(ConfigEvents::shown).orElse(null);
        values[AFTER] = finding.after().map(ConfigEvents::shown).orElse(null);
        values[EFFECT] = finding.effect().map(Effect::word).orElse(null);
        values[AUDIENCE] = finding.audience().isEmpty() ? null : finding.audience();
        boolean drift = schema.equals(Schemas.POCKETBASE_DRIFT);
        values[STANDING] = drift || finding.isStanding();
        values[INFERRED] = !drift && !finding.isStanding();
        return new AuditEvent(schema, values);
    }

    /** Empty ones are written out: the empty rule lets in everybody, and has to be seen. */
    private static String shown(String value) {
        return value.isEmpty() ? EMPTY : KeptText.of(value.replace("\n", ", "), MAX_SHOWN);
    }

    /** Off, on and off again are three, for they were seen at three times. */
    private String id(Resource of, ConfigFinding finding) {
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
