package dev.lapwing.connect.config;

import java.util.List;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** One of some words. */
public record OneOf(List<String> words) implements Validator {
    public static OneOf of(String... words) {
        return new OneOf(List.of(words));
    }

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        if (!words.contains(String.valueOf(value))) {
            throw new ConfigException("%s is %s, but must be %s".formatted(name, value, String.join(" or ", words)));
        }
    }

    /** As it stands in generated documentation. */
    @Override
    public String toString() {
        return words.toString();
    }
}
