package dev.lapwing.connect.pocketbase.config;

import dev.lapwing.connect.config.Range;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;

/** What is wrong with configurations of the connector, for Connect and for whoever writes one otherwise. */
public final class KeyProblems {
    private KeyProblems() {}

    /** A sentence for each key at fault. */
    public static Map<String, String> of(Map<String, String> properties) {
        Map<String, String> problems = new LinkedHashMap<>();
        Map<String, Object> values = new HashMap<>();
        ConfigDef definition = PocketBaseKeys.definition();
        Map<String, ConfigValue> checked = definition.validateAll(properties);
        for (String key : definition.configKeys().keySet()) {
            Optional.ofNullable(checked.get(key)).ifPresent(value -> {
                values.put(key, value.value());
                value.errorMessages().stream().findFirst().ifPresent(problem -> problems.put(key, problem));
            });
        }
        KeyRelations.problems(values).forEach(problems::putIfAbsent);
        return problems;
    }

    /** What is wrong with a URL, never with the URL itself: it may hold a password. */
    public static Optional<String> ofUrl(String url) {
        try {
            KeyChecks.URL.ensureValid(PocketBaseKeys.URL, url);
            return Optional.empty();
        } catch (ConfigException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    /** The shortest interval that a key takes, but for none at all. */
    public static Duration shortest(String key) {
        return Duration.ofMillis(range(key).least());
    }

    /** The longest interval that a key takes. */
    public static Duration longest(String key) {
        return Duration.ofMillis(range(key).most());
    }

    private static Range range(String key) {
        return (Range)
                Optional.ofNullable(PocketBaseKeys.definition().configKeys().get(key))
                        .orElseThrow(() -> new IllegalArgumentException("no key of the connector: " + key))
                        .validator;
    }
}
