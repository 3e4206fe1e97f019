package dev.lapwing.connect.neon.config;

import dev.lapwing.connect.config.KeyValues;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/**
 * The configuration of one Neon source, checked.
 *
 * @param values of {@link NeonKeys}
 */
public record NeonSettings(KeyValues values) {
    /**
     * Reads a configuration.
     *
     * @throws ConfigException with a sentence about the first problem
     */
    public static NeonSettings of(Map<String, String> properties) {
        return new NeonSettings(NeonKeys.problems().read(properties));
    }

    public String source() {
        return values.given(NeonKeys.SOURCE);
    }

    public String apiKey() {
        return values.secret(NeonKeys.API_KEY).orElseThrow();
    }

    /** Organisations of which everything is read. */
    public List<String> orgs() {
        return values.list(NeonKeys.ORG);
    }

    /** Single projects. */
    public List<String> projects() {
        return values.list(NeonKeys.PROJECTS);
    }

    public String url() {
        return values.given(NeonKeys.URL);
    }

    public Duration pollInterval() {
        return values.millis(NeonKeys.POLL_INTERVAL);
    }

    public Duration fullInterval() {
        return values.millis(NeonKeys.FULL_INTERVAL);
    }

    public Duration requestTimeout() {
        return values.millis(NeonKeys.REQUEST_TIMEOUT);
    }

    public int requestsPerMinute() {
        return values.number(NeonKeys.REQUESTS_PER_MINUTE);
    }

    public int batchRows() {
        return values.number(NeonKeys.BATCH_ROWS);
    }

    public String topic() {
        return values.given(NeonKeys.TOPIC);
    }

    /** Where rows of storage logs go; empty where they are not read. */
    public Optional<String> storageTopic() {
        return values.is(NeonKeys.STORAGE_LOGS) ? values.text(NeonKeys.STORAGE_TOPIC) : Optional.empty();
    }

    public String fingerprintKey() {
        return values.secret(NeonKeys.FINGERPRINT_KEY).orElseThrow();
    }

    /** Hides the values. */
    @Override
    public String toString() {
        return "settings of source " + source();
    }
}
