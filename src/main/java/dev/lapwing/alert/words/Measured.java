package dev.lapwing.alert.words;

import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.window.Measurement;
import java.math.BigDecimal;
import java.util.Optional;

/** The numbers behind an alert, for the rules that work out any. */
public final class Measured {
    private Measured() {}

    /** What the rule compared, at its most extreme. */
    public static Optional<BigDecimal> value(AlertVersion version) {
        return version.episode().peak().map(Measurement::value);
    }

    /** What would have been usual; only a rule about rates knows. */
    public static Optional<BigDecimal> usual(AlertVersion version) {
        boolean known =
                version.rule().filter(rule -> rule.type().countsBuckets()).isPresent();
        return known ? version.episode().peak().map(Measurement::beside) : Optional.empty();
    }
}
