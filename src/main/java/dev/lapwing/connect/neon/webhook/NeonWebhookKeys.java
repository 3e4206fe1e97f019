package dev.lapwing.connect.neon.webhook;

import static dev.lapwing.connect.config.KeyTable.REQUIRED;

import dev.lapwing.connect.config.KeyChecks;
import dev.lapwing.connect.config.KeyProblems;
import dev.lapwing.connect.config.KeyTable;
import dev.lapwing.connect.config.Range;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** The keys of the receiver of Neon Auth's webhooks. */
public final class NeonWebhookKeys {
    static final String SOURCE = "source.name";
    static final String AUTH_URL = "auth.url";
    static final String HOST = "host";
    static final String PORT = "port";
    static final String PATH = "path";
    static final String TOPIC = "topic";
    static final String FINGERPRINT_KEY = "fingerprint.key";
    static final String BATCH_ROWS = "batch.rows";
    static final String REPORT_INTERVAL = "report.interval.ms";
    static final String REQUEST_TIMEOUT = "request.timeout.ms";

    static final int MOST_URLS = 20;
    private static final long HOUR = 3_600_000;
    private static final Pattern PATH_FORM = Pattern.compile("/[A-Za-z0-9._~/-]{0,199}");
    private static final Pattern HOST_FORM = Pattern.compile("[A-Za-z0-9.:_-]{1,253}");
    private static final Validator URL =
            KeyChecks.url("https://ep-example.neonauth.us-east-2.aws.neon.tech/neondb/auth", "none: it is not needed");

    private NeonWebhookKeys() {}

    /** The keys, and what is wrong with configurations. */
    public static KeyProblems problems() {
        KeyTable table = new KeyTable("Neon Auth webhooks", NeonWebhookKeys::docs);
        table.key(SOURCE, "Source", ConfigDef.Type.STRING, REQUIRED, KeyChecks.SOURCE_NAME);
        table.key(AUTH_URL, "Neon Auth", ConfigDef.Type.LIST, REQUIRED, new Addresses());
        table.key(HOST, "Host", ConfigDef.Type.STRING, "127.0.0.1", form("a name or an address", HOST_FORM));
        table.key(PORT, "Port", ConfigDef.Type.INT, 8095, new Range(0, 65_535));
        table.key(PATH, "Path", ConfigDef.Type.STRING, "/webhooks/neon-auth", form("a path", PATH_FORM));
        table.key(TOPIC, "Topic", ConfigDef.Type.STRING, "lapwing.raw.neon-auth.v1", KeyChecks.TOPIC);
        table.key(FINGERPRINT_KEY, "Fingerprint key", ConfigDef.Type.PASSWORD, REQUIRED, KeyChecks.FINGERPRINT_KEY);
        table.key(BATCH_ROWS, "Batch", ConfigDef.Type.INT, 500, new Range(1, 10_000));
        table.key(REPORT_INTERVAL, "Report interval", ConfigDef.Type.LONG, 10_000L, new Range(500, HOUR));
        table.key(REQUEST_TIMEOUT, "Request timeout", ConfigDef.Type.LONG, 10_000L, new Range(100, HOUR));
        return new KeyProblems(table.definition(), values -> Map.of());
    }

    private static String docs(String key) {
        return switch (key) {
            case SOURCE ->
                "Name of this Neon Auth: the key of all its records, and the name by which Lapwing knows it.";
            case AUTH_URL ->
                "Address of Neon Auth, or several with commas: what stands there below .well-known/jwks.json proves a webhook.";
            case HOST ->
                "Where webhooks are received: by default from this host only, so that a proxy with TLS can stand before it.";
            case PORT -> "Port of that; 0 for any free one.";
            case PATH -> "Path of that, as it stands in Neon's webhook_url behind the host.";
            case TOPIC -> "Topic for the events.";
            case FINGERPRINT_KEY ->
                "Secret by which replaced secrets are told apart, at least 16 bytes: the same as the job's.";
            case BATCH_ROWS -> "How many events are handed to Connect at once, and so go into one transaction.";
            case REPORT_INTERVAL -> "How often progress is told to topic, although nothing happens.";
            case REQUEST_TIMEOUT -> "How long a whole answer of Neon Auth may take when its keys are fetched.";
            default -> throw new IllegalArgumentException("no key of the connector: " + key);
        };
    }

    private static Validator form(String what, Pattern form) {
        return KeyChecks.check(what, text -> form.matcher(text).matches() ? "" : "must be " + what);
    }

    /** Some addresses. */
    private static final class Addresses implements Validator {
        @Override
        public void ensureValid(String name, @Nullable Object value) {
            List<?> all = value instanceof List<?> list ? list : List.of();
            if (all.isEmpty() || all.size() > MOST_URLS) {
                throw new ConfigException(name + " needs from 1 to " + MOST_URLS + " addresses");
            }
            all.forEach(each -> URL.ensureValid(name, each));
        }

        @Override
        public String toString() {
            return URL + ", or several";
        }
    }
}
