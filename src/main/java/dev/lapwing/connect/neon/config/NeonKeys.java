package dev.lapwing.connect.neon.config;

import static dev.lapwing.connect.config.KeyTable.REQUIRED;
import static dev.lapwing.connect.config.KeyTable.when;

import dev.lapwing.connect.config.KeyChecks;
import dev.lapwing.connect.config.KeyProblems;
import dev.lapwing.connect.config.KeyTable;
import dev.lapwing.connect.config.Range;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** The keys of the Neon source connector. */
public final class NeonKeys {
    static final String SOURCE = "source.name";
    static final String API_KEY = "api.key";
    static final String ORG = "org";
    static final String PROJECTS = "projects";
    static final String URL = "url";
    static final String FINGERPRINT_KEY = "fingerprint.key";
    static final String POLL_INTERVAL = "poll.interval.ms";
    static final String FULL_INTERVAL = "full.interval.ms";
    static final String REQUEST_TIMEOUT = "request.timeout.ms";
    static final String REQUESTS_PER_MINUTE = "requests.per.minute";
    static final String BATCH_ROWS = "batch.rows";
    static final String TOPIC = "topic";
    static final String STORAGE_LOGS = "storage.logs";
    static final String STORAGE_TOPIC = "storage.topic";

    private static final String API = "https://console.neon.tech/api/v2";
    private static final long HOUR = 3_600_000;
    private static final int MOST_IDS = 1000;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");

    private final KeyTable table = new KeyTable("Neon", NeonKeyDocs::of);

    private NeonKeys() {}

    /** The keys, and what is wrong with configurations. */
    public static KeyProblems problems() {
        NeonKeys keys = new NeonKeys();
        keys.source();
        keys.amounts();
        keys.topics();
        return new KeyProblems(keys.table.definition(), NeonKeyRelations::problems);
    }

    private void source() {
        table.key(SOURCE, "Source", ConfigDef.Type.STRING, REQUIRED, KeyChecks.SOURCE_NAME);
        table.key(API_KEY, "API key", ConfigDef.Type.PASSWORD, REQUIRED, KeyChecks.TOKEN);
        table.key(
                ORG, "Organisations", ConfigDef.Type.LIST, "", new Ids("an organisation", "org-curly-salad-64818499"));
        table.key(PROJECTS, "Projects", ConfigDef.Type.LIST, "", new Ids("a project", "silent-block-56060589"));
        table.key(URL, "URL", ConfigDef.Type.STRING, API, KeyChecks.url(API, "api.key"));
        table.key(FINGERPRINT_KEY, "Fingerprint key", ConfigDef.Type.PASSWORD, REQUIRED, KeyChecks.FINGERPRINT_KEY);
    }

    private void amounts() {
        table.key(POLL_INTERVAL, "Poll interval", ConfigDef.Type.LONG, 60_000L, new Range(10_000, HOUR));
        table.key(FULL_INTERVAL, "Full interval", ConfigDef.Type.LONG, 24 * HOUR, new Range(HOUR, 30 * 24 * HOUR));
        table.key(REQUEST_TIMEOUT, "Request timeout", ConfigDef.Type.LONG, 10_000L, new Range(100, HOUR));
        table.key(REQUESTS_PER_MINUTE, "Requests per minute", ConfigDef.Type.INT, 300, new Range(30, 600));
        table.key(BATCH_ROWS, "Batch", ConfigDef.Type.INT, 500, new Range(1, 10_000));
    }

    private void topics() {
        table.key(TOPIC, "Topic", ConfigDef.Type.STRING, "lapwing.raw.neon-polls.v1", KeyChecks.TOPIC);
        table.key(STORAGE_LOGS, "Storage logs", ConfigDef.Type.BOOLEAN, false, null);
        table.key(
                STORAGE_TOPIC,
                "Storage topic",
                ConfigDef.Type.STRING,
                "lapwing.raw.neon-storage.v1",
                KeyChecks.TOPIC,
                when(STORAGE_LOGS, "true"));
    }

    /** Ids as Neon makes them, some at most. */
    private record Ids(String kind, String example) implements Validator {
        @Override
        public void ensureValid(String name, @Nullable Object value) {
            List<?> ids = value instanceof List<?> list ? list : List.of();
            if (ids.size() > MOST_IDS) {
                throw new ConfigException(name + " names more than " + MOST_IDS);
            }
            if (ids.stream()
                    .map(id -> String.valueOf(id).strip())
                    .anyMatch(id -> !id.isEmpty() && !ID.matcher(id).matches())) {
                throw new ConfigException("%s holds what is no id of %s, such as %s; ids are parted by commas"
                        .formatted(name, kind, example));
            }
        }

        /** As it stands in generated documentation. */
        @Override
        public String toString() {
            return "ids, parted by commas";
        }
    }
}
