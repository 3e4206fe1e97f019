package dev.lapwing.connect.config;

import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** A number between two others, or none; where zero is said too, it may be that. */
public record Range(long least, long most, boolean zeroToo) implements Validator {
    public Range(long least, long most) {
        this(least, most, false);
    }

    public static Range orZero(long least, long most) {
        return new Range(least, most, true);
    }

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        if (value instanceof Number number && !holds(number.longValue())) {
            throw new ConfigException("%s is %d, it must be from %d to %d".formatted(name, number, least, most));
        }
    }

    private boolean holds(long number) {
        return (number >= least && number <= most) || (zeroToo && number == 0);
    }

    /** As it stands in generated documentation. */
    @Override
    public String toString() {
        return (zeroToo ? "0, or " : "") + least + " to " + most;
    }
}
