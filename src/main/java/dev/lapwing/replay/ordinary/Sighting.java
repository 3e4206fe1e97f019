package dev.lapwing.replay.ordinary;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** How often something was seen: on which days, and how often on each. */
final class Sighting {
    /** Of more days than these the oldest are forgotten; three years are no habit any more. */
    private static final int MOST_DAYS = 1_100;
    /** More different values than these tell nothing more. */
    private static final int MOST_VALUES = 50;

    private static final int STEADY = 3;

    private final TreeMap<Long, Long> byDay = new TreeMap<>();
    private final Set<String> values = new HashSet<>();
    private long requests;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    /** Sees it once more, with a value of which the different ones are counted. */
    void add(long time, String value) {
        requests++;
        first = Math.min(first, time);
        last = Math.max(last, time);
        byDay.merge(day(time), 1L, Long::sum);
        if (byDay.size() > MOST_DAYS) {
            byDay.pollFirstEntry();
        }
        if (values.size() < MOST_VALUES) {
            values.add(value);
        }
    }

    static long day(long time) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(time), ZoneOffset.UTC).toEpochDay();
    }

    long requests() {
        return requests;
    }

    int days() {
        return byDay.size();
    }

    /** How often it was seen on the day on which it was seen most. */
    long mostOnADay() {
        return byDay.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** How many different values were seen, as far as they are counted. */
    int values() {
        return values.size();
    }

    /** Whether it was seen about as often on each day, the first and the last left out where there are more. */
    boolean isSteady() {
        List<Long> counts = List.copyOf(byDay.values());
        List<Long> whole = counts.size() > STEADY + 1 ? counts.subList(1, counts.size() - 1) : counts;
        long least = whole.stream().mapToLong(Long::longValue).min().orElse(0);
        long most = whole.stream().mapToLong(Long::longValue).max().orElse(0);
        return most <= STEADY * least;
    }

    /** {@code on 5 of 7 days, 236 requests, 2026-11-09 to 2026-11-13}. */
    String words(int allDays) {
        return "on %d of %d days, %d requests, %s to %s".formatted(days(), allDays, requests, date(first), date(last));
    }

    private static LocalDate date(long time) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(time), ZoneOffset.UTC);
    }
}
