package dev.lapwing.text;

import java.time.Duration;

/** A length of time in words, to the second, or to the minute from an hour on. */
public final class DurationWords {
    private DurationWords() {}

    public static String of(Duration length) {
        if (length.toHours() > 0) {
            return length.toHours() + " h" + further(length.toMinutesPart(), "min");
        }
        return length.toMinutes() > 0
                ? length.toMinutes() + " min" + further(length.toSecondsPart(), "s")
                : length.toSeconds() + " s";
    }

    private static String further(int count, String unit) {
        return count == 0 ? "" : " " + count + " " + unit;
    }
}
