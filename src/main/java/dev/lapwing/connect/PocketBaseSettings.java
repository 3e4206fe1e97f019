package dev.lapwing.connect;

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
record PocketBaseSettings(Map<String, Object> values) {

    /** How a log is read. */
    enum Mode {
        API,
        SQLITE;

        /** As it stands in configurations and envelopes. */
        String word() {
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
    static PocketBaseSettings of(Map<String, String> properties) {
        Map<String, Object> values = PocketBaseKeys.definition().parse(properties);
        KeyRelations.problems(values).entrySet().stream().findFirst().ifPresent(problem -> {
            throw new ConfigException(problem.getKey() + ": " + problem.getValue());
        });
        return new PocketBaseSettings(values);
    }

    String source() {
        return text(PocketBaseKeys.SOURCE).orElseThrow();
    }

    Mode mode() {
        String word = text(PocketBaseKeys.MODE).orElseThrow();
        return Arrays.stream(Mode.values())
                .filter(mode -> mode.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    Optional<String> url() {
        return text(PocketBaseKeys.URL);
    }

    Optional<String> token() {
        return secret(PocketBaseKeys.TOKEN);
    }

    Optional<String> identity() {
        return text(PocketBaseKeys.IDENTITY);
    }

    Optional<String> password() {
        return secret(PocketBaseKeys.PASSWORD);
    }

    Optional<Path> file() {
        return text(PocketBaseKeys.FILE).map(Path::of);
    }

    Optional<String> version() {
        return text(PocketBaseKeys.VERSION);
    }

    Duration pollInterval() {
        return millis(PocketBaseKeys.POLL_INTERVAL);
    }

    Duration reportInterval() {
        return millis(PocketBaseKeys.REPORT_INTERVAL);
    }

    Duration settingsInterval() {
        return millis(PocketBaseKeys.SETTINGS_INTERVAL);
    }

    /** Empty where no probes are sent. */
    Optional<Duration> probeInterval() {
        Duration interval = millis(PocketBaseKeys.PROBE_INTERVAL);
        return interval.isZero() || url().isEmpty() ? Optional.empty() : Optional.of(interval);
    }

    Duration requestTimeout() {
        return millis(PocketBaseKeys.REQUEST_TIMEOUT);
    }

    int overlapRows() {
        return number(PocketBaseKeys.OVERLAP_ROWS).intValue();
    }

    int batchRows() {
        return number(PocketBaseKeys.BATCH_ROWS).intValue();
    }

    boolean fromNow() {
        return text(PocketBaseKeys.START).orElseThrow().equals("now");
    }

    String topic() {
        return text(PocketBaseKeys.TOPIC).orElseThrow();
    }

    String pollsTopic() {
        return text(PocketBaseKeys.POLLS_TOPIC).orElseThrow();
    }

    /** How many partitions rows are spread over; 0 where the key decides. */
    int partitions() {
        return text(PocketBaseKeys.PARTITIONING).orElseThrow().equals("spread")
                ? number(PocketBaseKeys.PARTITIONS).intValue()
                : 0;
    }

    String fingerprintKey() {
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
