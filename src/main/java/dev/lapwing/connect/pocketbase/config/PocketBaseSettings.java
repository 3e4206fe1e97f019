package dev.lapwing.connect.pocketbase.config;

import dev.lapwing.connect.config.KeyValues;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/**
 * The configuration of one source, checked.
 *
 * @param values of {@link PocketBaseKeys}
 */
public record PocketBaseSettings(KeyValues values) {

    /** How a log is read. */
    public enum Mode {
        API,
        SQLITE;

        /** As it stands in configurations and envelopes. */
        public String word() {
            return switch (this) {
                case API -> "api";
                case SQLITE -> "sqlite";
            };
        }
    }

    /**
     * Reads a configuration.
     *
     * @throws ConfigException with a sentence about the first problem
     */
    public static PocketBaseSettings of(Map<String, String> properties) {
        return new PocketBaseSettings(PocketBaseKeys.problems().read(properties));
    }

    public String source() {
        return values.given(PocketBaseKeys.SOURCE);
    }

    public Mode mode() {
        String word = values.given(PocketBaseKeys.MODE);
        return Arrays.stream(Mode.values())
                .filter(mode -> mode.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    public Optional<String> url() {
        return values.text(PocketBaseKeys.URL);
    }

    public Optional<String> token() {
        return values.secret(PocketBaseKeys.TOKEN);
    }

    public Optional<String> identity() {
        return values.text(PocketBaseKeys.IDENTITY);
    }

    public Optional<String> password() {
        return values.secret(PocketBaseKeys.PASSWORD);
    }

    public Optional<Path> file() {
        return values.text(PocketBaseKeys.FILE).map(Path::of);
    }

    public Optional<String> version() {
        return values.text(PocketBaseKeys.VERSION);
    }

    public Duration pollInterval() {
        return values.millis(PocketBaseKeys.POLL_INTERVAL);
    }

    public Duration reportInterval() {
        return values.millis(PocketBaseKeys.REPORT_INTERVAL);
    }

    public Duration settingsInterval() {
        return values.millis(PocketBaseKeys.SETTINGS_INTERVAL);
    }

    /** Empty where no probes are sent. */
    public Optional<Duration> probeInterval() {
        Duration interval = values.millis(PocketBaseKeys.PROBE_INTERVAL);
        return interval.isZero() || url().isEmpty() ? Optional.empty() : Optional.of(interval);
    }

    public Duration requestTimeout() {
        return values.millis(PocketBaseKeys.REQUEST_TIMEOUT);
    }

    public int overlapRows() {
        return values.number(PocketBaseKeys.OVERLAP_ROWS);
    }

    public int batchRows() {
        return values.number(PocketBaseKeys.BATCH_ROWS);
    }

    public boolean fromNow() {
        return values.given(PocketBaseKeys.START).equals("now");
    }

    public String topic() {
        return values.given(PocketBaseKeys.TOPIC);
    }

    public String pollsTopic() {
        return values.given(PocketBaseKeys.POLLS_TOPIC);
    }

    /** How many partitions rows are spread over; 0 where the key decides. */
    public int partitions() {
        return values.given(PocketBaseKeys.PARTITIONING).equals("spread")
                ? values.number(PocketBaseKeys.PARTITIONS)
                : 0;
    }

    public String fingerprintKey() {
        return values.secret(PocketBaseKeys.FINGERPRINT_KEY).orElseThrow();
    }

    /** Hides the values. */
    @Override
    public String toString() {
        return "settings of source " + source();
    }
}
