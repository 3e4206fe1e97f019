package dev.lapwing.connect.pocketbase.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/**
 * The configuration of one source, checked.
 *
 * @param values what {@link PocketBaseKeys} read
 */
public record PocketBaseSettings(Map<String, Object> values) {

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
        Map<String, Object> values = PocketBaseKeys.definition().parse(properties);
        KeyRelations.problems(values).entrySet().stream().findFirst().ifPresent(problem -> {
            throw new ConfigException(problem.getValue());
        });
        return new PocketBaseSettings(values);
    }

    public String source() {
        return text(PocketBaseKeys.SOURCE).orElseThrow();
    }

    public Mode mode() {
        String word = text(PocketBaseKeys.MODE).orElseThrow();
        return Arrays.stream(Mode.values())
                .filter(mode -> mode.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    public Optional<String> url() {
        return text(PocketBaseKeys.URL);
    }

    public Optional<String> token() {
        return secret(PocketBaseKeys.TOKEN);
    }

    public Optional<String> identity() {
        return text(PocketBaseKeys.IDENTITY);
    }

    public Optional<String> password() {
        return secret(PocketBaseKeys.PASSWORD);
    }

    public Optional<Path> file() {
        return text(PocketBaseKeys.FILE).map(Path::of);
    }

    public Optional<String> version() {
        return text(PocketBaseKeys.VERSION);
    }

    public Duration pollInterval() {
        return millis(PocketBaseKeys.POLL_INTERVAL);
    }

    public Duration reportInterval() {
        return millis(PocketBaseKeys.REPORT_INTERVAL);
    }

    public Duration settingsInterval() {
        return millis(PocketBaseKeys.SETTINGS_INTERVAL);
    }

    /** Empty where no probes are sent. */
    public Optional<Duration> probeInterval() {
        Duration interval = millis(PocketBaseKeys.PROBE_INTERVAL);
        return interval.isZero() || url().isEmpty() ? Optional.empty() : Optional.of(interval);
    }

    public Duration requestTimeout() {
        return millis(PocketBaseKeys.REQUEST_TIMEOUT);
    }

    public int overlapRows() {
        return number(PocketBaseKeys.OVERLAP_ROWS).intValue();
    }

    public int batchRows() {
        return number(PocketBaseKeys.BATCH_ROWS).intValue();
    }

    public boolean fromNow() {
        return text(PocketBaseKeys.START).orElseThrow().equals("now");
    }

    public String topic() {
        return text(PocketBaseKeys.TOPIC).orElseThrow();
    }

    public String pollsTopic() {
        return text(PocketBaseKeys.POLLS_TOPIC).orElseThrow();
    }

    /** How many partitions rows are spread over; 0 where the key decides. */
    public int partitions() {
        return text(PocketBaseKeys.PARTITIONING).orElseThrow().equals("spread")
                ? number(PocketBaseKeys.PARTITIONS).intValue()
                : 0;
    }

    public String fingerprintKey() {
        return secret(PocketBaseKeys.FINGERPRINT_KEY).orElseThrow();
    }

    /** Hides the values. */
    @Override
    public String toString() {
        return "settings of source " + source();
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable((String) values.get(key)).filter(text -> !text.isEmpty());
    }

    private Optional<String> secret(String key) {
        return Optional.ofNullable((Password) values.get(key))
                .map(Password::value)
                .filter(text -> !text.isEmpty());
    }

    private Duration millis(String key) {
        return Duration.ofMillis(number(key).longValue());
    }

    private Number number(String key) {
        return Optional.ofNullable((Number) values.get(key)).orElseThrow();
    }
}
