package dev.lapwing.detect.window;

import dev.lapwing.wire.WireInput;
import dev.lapwing.wire.WireOutput;
import java.math.BigDecimal;

/**
 * What a rule worked out at an event at which its condition holds: by it an alert says by what margin the rule fired.
 *
 * @param value the number compared: a count, a sum, a speed in km/h
 * @param beside a second number that explains the first: what was usual, or a distance in km; the value itself where
 *     there is none
 */
public record Measurement(BigDecimal value, BigDecimal beside) {
    static Measurement of(BigDecimal value) {
        return new Measurement(value, value);
    }

    static Measurement of(long value) {
        return of(BigDecimal.valueOf(value));
    }

    /** Writes it as state. */
    public void write(WireOutput out) {
        out.text(value.toString()).text(beside.toString());
    }

    /** Reads what {@link #write} wrote. */
    public static Measurement read(WireInput in) {
        return new Measurement(new BigDecimal(in.text()), new BigDecimal(in.text()));
    }
}
