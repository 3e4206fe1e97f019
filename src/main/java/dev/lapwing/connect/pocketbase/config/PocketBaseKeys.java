package dev.lapwing.connect.pocketbase.config;

import static dev.lapwing.connect.config.KeyTable.ALWAYS;
import static dev.lapwing.connect.config.KeyTable.REQUIRED;
import static dev.lapwing.connect.config.KeyTable.choice;
import static dev.lapwing.connect.config.KeyTable.when;

import dev.lapwing.connect.config.KeyChecks;
import dev.lapwing.connect.config.KeyProblems;
import dev.lapwing.connect.config.KeyTable;
import dev.lapwing.connect.config.OneOf;
import dev.lapwing.connect.config.Range;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Validator;

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

    private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,4}(\\.[0-9]{1,4}){1,2}");
    private static final Validator ADDRESS =
            KeyChecks.url("https://pocketbase.example.com", "token, or as identity and password");
    private static final Validator VERSION_FORM = KeyChecks.check(
            "digits and dots",
            text -> NUMBERS.matcher(text).matches() ? "" : "must be digits and dots, such as 0.40.4");
    private static final long HOUR = 3_600_000;

    private final KeyTable table = new KeyTable("PocketBase", KeyDocs::of);

    private PocketBaseKeys() {}

    /** The keys, and what is wrong with configurations. */
    public static KeyProblems problems() {
        PocketBaseKeys keys = new PocketBaseKeys();
        keys.source();
        keys.access();
        keys.times();
        keys.amounts();
        keys.topics();
        return new KeyProblems(keys.table.definition(), KeyRelations::problems);
    }

    /** What is wrong with a URL, never with the URL itself: it may hold a password. */
    public static Optional<String> urlProblem(String url) {
        return problems().of(URL, url);
    }

    private void source() {
        table.key(SOURCE, "Source", ConfigDef.Type.STRING, REQUIRED, KeyChecks.SOURCE_NAME, ALWAYS);
        table.key(MODE, "Mode", ConfigDef.Type.STRING, "api", OneOf.of("api", "sqlite"), choice("api", "sqlite"));
        table.key(VERSION, "Version", ConfigDef.Type.STRING, null, VERSION_FORM, ALWAYS);
        table.key(
                FINGERPRINT_KEY,
                "Fingerprint key",
                ConfigDef.Type.PASSWORD,
                REQUIRED,
                KeyChecks.FINGERPRINT_KEY,
                ALWAYS);
    }

    private void access() {
        table.key(URL, "URL", ConfigDef.Type.STRING, null, ADDRESS, ALWAYS);
        table.key(TOKEN, "Token", ConfigDef.Type.PASSWORD, null, KeyChecks.TOKEN, when(MODE, "api"));
        table.key(IDENTITY, "Identity", ConfigDef.Type.STRING, null, null, when(MODE, "api"));
        table.key(PASSWORD, "Password", ConfigDef.Type.PASSWORD, null, null, when(MODE, "api"));
        table.key(FILE, "Database file", ConfigDef.Type.STRING, null, null, when(MODE, "sqlite"));
    }

    private void times() {
        table.key(POLL_INTERVAL, "Poll interval", ConfigDef.Type.LONG, 2_000L, new Range(500, HOUR), ALWAYS);
        table.key(REPORT_INTERVAL, "Report interval", ConfigDef.Type.LONG, 10_000L, new Range(500, HOUR), ALWAYS);
        table.key(
                SETTINGS_INTERVAL, "Settings interval", ConfigDef.Type.LONG, 60_000L, new Range(10_000, HOUR), ALWAYS);
        table.key(PROBE_INTERVAL, "Probe interval", ConfigDef.Type.LONG, 60_000L, Range.orZero(5_000, HOUR), ALWAYS);
    }

    private void amounts() {
        table.key(REQUEST_TIMEOUT, "Request timeout", ConfigDef.Type.LONG, 10_000L, new Range(100, HOUR), ALWAYS);
        table.key(OVERLAP_ROWS, "Overlap", ConfigDef.Type.INT, 200, new Range(20, 1000), ALWAYS);
        table.key(BATCH_ROWS, "Batch", ConfigDef.Type.INT, 500, new Range(1, 10_000), ALWAYS);
        table.key(
                START,
                "Start",
                ConfigDef.Type.STRING,
                "beginning",
                OneOf.of("beginning", "now"),
                choice("beginning", "now"));
    }

    private void topics() {
        table.key(TOPIC, "Topic", ConfigDef.Type.STRING, "lapwing.raw.pocketbase.v1", KeyChecks.TOPIC, ALWAYS);
        table.key(
                POLLS_TOPIC,
                "Polls topic",
                ConfigDef.Type.STRING,
                "lapwing.raw.pocketbase-polls.v1",
                KeyChecks.TOPIC,
                ALWAYS);
        table.key(
                PARTITIONING,
                "Partitioning",
                ConfigDef.Type.STRING,
                "keyed",
                OneOf.of("keyed", "spread"),
                choice("keyed", "spread"));
        table.key(
                PARTITIONS,
                "Partitions",
                ConfigDef.Type.INT,
                null,
                new Range(1, 100_000),
                when(PARTITIONING, "spread"));
    }
}
