package dev.lapwing.connect.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.types.Password;

/**
 * The values of a configuration that was checked, by their keys.
 *
 * @param values what a {@link KeyTable} read
 */
public record KeyValues(Map<String, Object> values) {

    /** A text; empty where there is none. */
    public Optional<String> text(String key) {
        return Optional.ofNullable((String) values.get(key)).filter(text -> !text.isEmpty());
    }

    /** A text that is required or has a default. */
    public String given(String key) {
        return text(key).orElseThrow();
    }

    public Optional<String> secret(String key) {
        return Optional.ofNullable((Password) values.get(key))
                .map(Password::value)
                .filter(text -> !text.isEmpty());
    }

    public Duration millis(String key) {
        return Duration.ofMillis(any(key).longValue());
    }

    public int number(String key) {
        return Math.toIntExact(any(key).longValue());
    }

    public boolean is(String key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    /** The elements of a list, without empty ones and each once. */
    public List<String> list(String key) {
        return values.get(key) instanceof List<?> list
                ? list.stream()
                        .map(String::valueOf)
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .toList()
                : List.of();
    }

    private Number any(String key) {
        return Optional.ofNullable((Number) values.get(key)).orElseThrow();
    }

    /** Hides the values. */
    @Override
    public String toString() {
        return "values of " + values.keySet();
    }
}
