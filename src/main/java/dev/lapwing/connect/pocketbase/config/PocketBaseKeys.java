package dev.lapwing.connect.pocketbase.config;

import dev.lapwing.connect.config.OneOf;
import dev.lapwing.connect.config.Range;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Recommender;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.jspecify.annotations.Nullable;

/** The keys of the PocketBase source connector. */
public final class PocketBaseKeys {
    static final String SOURCE = "source.name";
    static final String MODE = "mode";
    static final String URL = "url";
    static final String TOKEN = "token";
    static final String IDENTITY = "identity";
    static final String PASSWORD = "password";
    static final String FILE = "file";
    static final String VERSION = "version";
    static final String POLL_INTERVAL = "poll.interval.ms";
    static final String REPORT_INTERVAL = "report.interval.ms";
    static final String SETTINGS_INTERVAL = "settings.interval.ms";
    static final String PROBE_INTERVAL = "probe.interval.ms";
    static final String REQUEST_TIMEOUT = "request.timeout.ms";
    static final String OVERLAP_ROWS = "overlap.rows";
    static final String BATCH_ROWS = "batch.rows";
    static final String START = "start";
    static final String TOPIC = "topic";
    static final String POLLS_TOPIC = "polls.topic";
    static final String PARTITIONING = "partitioning";
    static final String PARTITIONS = "partitions";
    static final String FINGERPRINT_KEY = "fingerprint.key";

    private static final Object REQUIRED = ConfigDef.NO_DEFAULT_VALUE;
    private static final long HOUR = 3_600_000;
    private static final Recommender ALWAYS = new Choice(List.of(), "", "");

    private final ConfigDef definition = new ConfigDef();
    private int order;

    private PocketBaseKeys() {}

    public static ConfigDef definition() {
        PocketBaseKeys keys = new PocketBaseKeys();
        keys.source();
        keys.access();
        keys.times();
        keys.amounts();
        keys.topics();
        return keys.definition;
    }

    private void source() {
        key(SOURCE, "Source", ConfigDef.Type.STRING, REQUIRED, KeyChecks.SOURCE_NAME, ALWAYS);
        key(MODE, "Mode", ConfigDef.Type.STRING, "api", OneOf.of("api", "sqlite"), choice("api", "sqlite"));
        key(VERSION, "Version", ConfigDef.Type.STRING, null, KeyChecks.VERSION, ALWAYS);
        key(FINGERPRINT_KEY, "Fingerprint key", ConfigDef.Type.PASSWORD, REQUIRED, KeyChecks.FINGERPRINT_KEY, ALWAYS);
    }

    private void access() {
        key(URL, "URL", ConfigDef.Type.STRING, null, KeyChecks.URL, ALWAYS);
        key(TOKEN, "Token", ConfigDef.Type.PASSWORD, null, KeyChecks.TOKEN, when(MODE, "api"));
        key(IDENTITY, "Identity", ConfigDef.Type.STRING, null, null, when(MODE, "api"));
        key(PASSWORD, "Password", ConfigDef.Type.PASSWORD, null, null, when(MODE, "api"));
        key(FILE, "Database file", ConfigDef.Type.STRING, null, null, when(MODE, "sqlite"));
    }

    private void times() {
        key(POLL_INTERVAL, "Poll interval", ConfigDef.Type.LONG, 2_000L, new Range(500, HOUR), ALWAYS);
        key(REPORT_INTERVAL, "Report interval", ConfigDef.Type.LONG, 10_000L, new Range(500, HOUR), ALWAYS);
        key(SETTINGS_INTERVAL, "Settings interval", ConfigDef.Type.LONG, 60_000L, new Range(10_000, HOUR), ALWAYS);
        key(PROBE_INTERVAL, "Probe interval", ConfigDef.Type.LONG, 60_000L, Range.orZero(5_000, HOUR), ALWAYS);
    }

    private void amounts() {
        key(REQUEST_TIMEOUT, "Request timeout", ConfigDef.Type.LONG, 10_000L, new Range(100, HOUR), ALWAYS);
        key(OVERLAP_ROWS, "Overlap", ConfigDef.Type.INT, 200, new Range(20, 1000), ALWAYS);
        key(BATCH_ROWS, "Batch", ConfigDef.Type.INT, 500, new Range(1, 10_000), ALWAYS);
        key(
                START,
                "Start",
                ConfigDef.Type.STRING,
                "beginning",
                OneOf.of("beginning", "now"),
                choice("beginning", "now"));
    }

    private void topics() {
        key(TOPIC, "Topic", ConfigDef.Type.STRING, "lapwing.raw.pocketbase.v1", KeyChecks.TOPIC, ALWAYS);
        key(
                POLLS_TOPIC,
                "Polls topic",
                ConfigDef.Type.STRING,
                "lapwing.raw.pocketbase-polls.v1",
                KeyChecks.TOPIC,
                ALWAYS);
        key(
                PARTITIONING,
                "Partitioning",
                ConfigDef.Type.STRING,
                "keyed",
                OneOf.of("keyed", "spread"),
                choice("keyed", "spread"));
        key(PARTITIONS, "Partitions", ConfigDef.Type.INT, null, new Range(1, 100_000), when(PARTITIONING, "spread"));
    }

    private void key(
            String name,
            String shown,
            ConfigDef.Type type,
            @Nullable Object standard,
            @Nullable Validator check,
            Recommender recommender) {
        Importance importance = standard == REQUIRED ? Importance.HIGH : Importance.MEDIUM;
        Width width = type == ConfigDef.Type.STRING || type == ConfigDef.Type.PASSWORD ? Width.LONG : Width.SHORT;
        definition.define(
                name,
                type,
                standard,
                check,
                importance,
                KeyDocs.of(name),
                "PocketBase",
                ++order,
                width,
                shown,
                recommender);
    }

    private static Recommender choice(String... words) {
        return new Choice(List.copyOf(Arrays.asList((Object[]) words)), "", "");
    }

    private static Recommender when(String key, String word) {
        return new Choice(List.of(), key, word);
    }

    /** Proposes words, and shows a key only where another one has a value. */
    private record Choice(List<Object> words, String key, String word) implements Recommender {
        @Override
        public List<Object> validValues(String name, Map<String, Object> values) {
            return words;
        }

        @Override
        public boolean visible(String name, Map<String, Object> values) {
            return key.isEmpty() || word.equals(values.get(key));
        }
    }
}
