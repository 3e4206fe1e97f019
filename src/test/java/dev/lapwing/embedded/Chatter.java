package dev.lapwing.embedded;

import dev.lapwing.Waiting;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/** A connector for tests of the worker: tells once how long its token is, or fails as its configuration wants. */
public final class Chatter extends SourceConnector {
    private static final ConfigDef KEYS = new ConfigDef()
            .define("topic", ConfigDef.Type.STRING, ConfigDef.Importance.HIGH, "where to")
            .define("token", ConfigDef.Type.PASSWORD, "", ConfigDef.Importance.HIGH, "a secret")
            .define("trouble", ConfigDef.Type.STRING, "", ConfigDef.Importance.LOW, "what its task fails with");

    private Map<String, String> config = Map.of();

    @Override
    public void start(Map<String, String> given) {
        config = Map.copyOf(given);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return Talk.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int most) {
        return List.of(config);
    }

    @Override
    public void stop() {
        config = Map.of();
    }

    @Override
    public ConfigDef config() {
        return KEYS;
    }

    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> given) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    @Override
    public String version() {
        return "1";
    }

    /** Its task. */
    public static final class Talk extends SourceTask {
        private static final Map<String, String> PARTITION = Map.of("of", "chatter");

        private Map<String, String> config = Map.of();

        @Override
        public void start(Map<String, String> given) {
            config = given;
            if (!given.getOrDefault("trouble", "").isEmpty()) {
                throw new ConnectException(given.get("trouble"));
            }
        }

        @Override
        public @Nullable List<SourceRecord> poll() {
            if (context.offsetStorageReader().offset(PARTITION) != null || config.isEmpty()) {
                Waiting.pause();
                return null;
            }
            String topic = String.valueOf(config.get("topic"));
            int length = String.valueOf(config.get("token")).length();
            config = Map.of();
            byte[] value = ("a token of " + length).getBytes(StandardCharsets.UTF_8);
            return List.of(new SourceRecord(
                    PARTITION, Map.of("told", true), topic, null, Schema.OPTIONAL_BYTES_SCHEMA, value));
        }

        @Override
        public void stop() {
            // A poll lasts no longer than a moment.
        }

        @Override
        public String version() {
            return "1";
        }
    }
}
