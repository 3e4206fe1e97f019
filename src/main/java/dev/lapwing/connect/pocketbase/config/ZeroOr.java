package dev.lapwing.connect.pocketbase.config;

import org.apache.kafka.common.config.ConfigDef.Validator;
import org.jspecify.annotations.Nullable;

/** Zero, or what another check lets pass. */
record ZeroOr(Range other) implements Validator {
    @Override
    public void ensureValid(String name, @Nullable Object value) {
        if (!Long.valueOf(0).equals(value)) {
            other.ensureValid(name, value);
        }
    }

    /** As it stands in generated documentation. */
    @Override
    public String toString() {
        return "0, or " + other;
    }
}
