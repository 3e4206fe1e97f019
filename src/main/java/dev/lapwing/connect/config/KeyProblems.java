package dev.lapwing.connect.config;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;

/**
 * What is wrong with configurations of a connector, for Connect and for whoever writes one otherwise.
 *
 * @param definition its keys
 * @param relations gives a sentence for each key that is at fault because of others; values that could not be read are
 *     absent or null
 */
public record KeyProblems(ConfigDef definition, Relations relations) {

    /** What values must be like because of others. */
    @FunctionalInterface
    public interface Relations {
        Map<String, String> problems(Map<String, Object> values);
    }

    /** A sentence for each key at fault. */
    public Map<String, String> of(Map<String, String> properties) {
        Map<String, String> problems = new LinkedHashMap<>();
        Map<String, Object> values = new HashMap<>();
        Map<String, ConfigValue> checked = definition.validateAll(properties);
        for (String key : definition.configKeys().keySet()) {
            Optional.ofNullable(checked.get(key)).ifPresent(value -> {
                values.put(key, value.value());
                value.errorMessages().stream().findFirst().ifPresent(problem -> problems.put(key, problem));
            });
        }
        relations.problems(values).forEach(problems::putIfAbsent);
        return problems;
    }

    /**
     * Reads a configuration.
     *
     * @throws ConfigException with a sentence about the first problem
     */
    public KeyValues read(Map<String, String> properties) {
        Map<String, Object> values = definition.parse(properties);
        relations.problems(values).values().stream().findFirst().ifPresent(problem -> {
            throw new ConfigException(problem);
        });
        return new KeyValues(values);
    }

    /** What is wrong with the value of one key by itself. */
    public Optional<String> of(String key, String value) {
        try {
            Optional.ofNullable(key(key).validator).ifPresent(check -> check.ensureValid(key, value));
            return Optional.empty();
        } catch (ConfigException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    /** The shortest interval that a key takes, but for none at all. */
    public Duration shortest(String key) {
        return Duration.ofMillis(range(key).least());
    }

    /** The longest interval that a key takes. */
    public Duration longest(String key) {
        return Duration.ofMillis(range(key).most());
    }

    private Range range(String key) {
        return (Range) key(key).validator;
    }

    private ConfigDef.ConfigKey key(String key) {
        return Optional.ofNullable(definition.configKeys().get(key))
                .orElseThrow(() -> new IllegalArgumentException("no key of the connector: " + key));
    }
}
