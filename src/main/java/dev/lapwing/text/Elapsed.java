package dev.lapwing.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and stretches of time as people read them: the two largest units are enough. */
public final class Elapsed {
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Elapsed() {}

    /** {@code 3 m 12 s}; below a second there is nothing worth a number. */
    public static String of(long millis) {
        if (millis < SECOND) {
            return "less than a second";
        }
        if (millis < MINUTE) {
            return millis / SECOND + " s";
        }
        if (millis < HOUR) {
            return pair(millis, MINUTE, " m", SECOND, " s");
        }
        return millis < DAY ? pair(millis, HOUR, " h", MINUTE, " m") : pair(millis, DAY, " d", HOUR, " h");
    }

    /** {@code 3 min 12 s}, and from an hour on without the seconds: as the events of the monitor tell it. */
    public static String words(Duration length) {
        long millis = length.toMillis();
        if (millis < MINUTE) {
            return length.toSeconds() + " s";
        }
        return millis < HOUR ? pair(millis, MINUTE, " min", SECOND, " s") : pair(millis, HOUR, " h", MINUTE, " min");
    }

    /** {@code in 3 m 12 s}, or {@code at once} where no time passed. */
    public static String phrase(long start, long end) {
        return start == end ? "at once" : "in " + of(end - start);
    }

    /** A moment, to the second. */
    public static String moment(long millis) {
        return STAMP.format(Instant.ofEpochMilli(millis));
    }

    private static String pair(long millis, long large, String largeName, long small, String smallName) {
        long rest = millis % large / small;
        return millis / large + largeName + (rest == 0 ? "" : " " + rest + smallName);
    }
}
