package dev.lapwing.detect.baseline;

import dev.lapwing.detect.window.Measurement;
import dev.lapwing.event.GeoPoint;
import dev.lapwing.rule.definition.Baseline;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * From one place to the next.
 *
 * @param kilometres the distance along the great circle
 * @param kilometresAnHour the speed that it takes; two events of one second count as a second apart
 */
public record Journey(double kilometres, double kilometresAnHour) {
    private static final double HOUR = 3_600_000;
    private static final long SHORTEST = 1000;

    /** The journey between two places, each written as in an event, within so many milliseconds; empty where one is no place. */
    public static Optional<Journey> between(String from, String to, long millis) {
        return GeoPoint.parse(from)
                .flatMap(start -> GeoPoint.parse(to).map(end -> {
                    double distance = start.kilometresTo(end);
                    return new Journey(distance, distance / (Math.max(millis, SHORTEST) / HOUR));
                }));
    }

    /** Whether it is longer and faster than the rule allows. */
    public boolean isImpossible(Baseline.ImpossibleTravel baseline) {
        return kilometres >= baseline.distance().doubleValue()
                && kilometresAnHour > baseline.speed().doubleValue();
    }

    /** Its speed in whole kilometres an hour, and its length in whole kilometres. */
    public Measurement reading() {
        return new Measurement(whole(kilometresAnHour), whole(kilometres));
    }

    private static BigDecimal whole(double number) {
        return BigDecimal.valueOf(number).setScale(0, RoundingMode.HALF_UP);
    }
}
