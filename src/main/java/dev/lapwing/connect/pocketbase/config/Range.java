package dev.lapwing.connect.pocketbase.config;

import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** A number between two others, or none. */
record Range(long least, long most) implements Validator {
    @Override
    public void ensureValid(String name, @Nullable Object value) {
        if (value instanceof Number number && (number.longValue() < least || number.longValue() > most)) {
            throw new ConfigException("%s is %d, it must be from %d to %d".formatted(name, number, least, most));
        }
    }

    /** As it stands in generated documentation. */
    @Override
    public String toString() {
        return least + " to " + most;
    }
}
