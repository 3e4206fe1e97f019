package dev.lapwing.continuity.poll;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many rows a log has of each hour, or must have.
 *
 * @param rows by the hours since the epoch, the newest {@link #MAX_HOURS}
 * @param ahead how many of them, at most, came after the listing beside them; empty where that is not known
 */
public record HourTotals(SortedMap<Long, Long> rows, OptionalLong ahead) {
    /** Of no hour any is known. */
    public static final HourTotals NONE = new HourTotals(new TreeMap<>(), OptionalLong.empty());

    static final int MAX_HOURS = 744;

    private static final long HOUR = Duration.ofHours(1).toMillis();

    public HourTotals {
        TreeMap<Long, Long> newest = new TreeMap<>(rows);
        while (newest.size() > MAX_HOURS) {
            newest.pollFirstEntry();
        }
        rows = Collections.unmodifiableSortedMap(newest);
    }

    /** The least that is left when these rows are gone. */
    public HourTotals without(List<ListedRow> gone) {
        TreeMap<Long, Long> left = new TreeMap<>(rows);
        for (ListedRow row : gone) {
            row.created().ifPresent(time -> left.computeIfPresent(hour(time), (hour, total) -> Math.max(0, total - 1)));
        }
        return new HourTotals(left, ahead);
    }

    /**
     * The least that there must be when these rows came since the listing. Where it is not known whether they were counted
     * before, nothing more.
     *
     * @param latest no later time is taken for one: rows of hours to come must not push out those that were
     */
    public HourTotals with(List<ListedRow> came, long latest) {
        if (ahead.isEmpty()) {
            return this;
        }
        TreeMap<Long, Long> more = new TreeMap<>(rows);
        came.stream()
                .flatMapToLong(row -> row.created().stream())
                .map(HourTotals::hour)
                .filter(hour -> hour <= hour(latest) + 1)
                .forEach(hour -> more.merge(hour, 1L, Long::sum));
        return new HourTotals(more, ahead);
    }

    /**
     * The least that there must be from a new count on. What may have come after the listing beside it is counted when a
     * listing shows it. An hour that has fewer begins anew there: had it even fewer but for rows that came after the listing,
     * the next count tells.
     */
    public HourTotals after(HourTotals count) {
        TreeMap<Long, Long> least = new TreeMap<>();
        count.rows.forEach((hour, total) -> {
            long before = rows.getOrDefault(hour, 0L);
            long sure = sure(total, count.ahead);
            long begin = ahead.isPresent() ? total : sure;
            least.put(hour, total < before ? begin : Math.max(before, sure));
        });
        boolean followed = ahead.isPresent() || count.ahead.isPresent();
        return new HourTotals(least, followed ? OptionalLong.of(0) : OptionalLong.empty());
    }

    /** How many of so many rows surely are no newer than the listing; where that is not known, what listings showed counts. */
    private long sure(long total, OptionalLong newer) {
        return newer.isPresent() ? Math.max(0, total - newer.getAsLong()) : ahead.isPresent() ? 0 : total;
    }

    /** How many rows are fewer now than there must be, where age does not excuse it. */
    public long lost(HourTotals now, Retention retention) {
        long lost = 0;
        for (var hour : rows.entrySet()) {
            long fewer = hour.getValue() - now.rows.getOrDefault(hour.getKey(), 0L);
            lost += fewer > 0 && !now.excuses(hour.getKey(), retention) ? fewer : 0;
        }
        return lost;
    }

    /** An hour in which the limit of age lies has lost a part. */
    private boolean excuses(long hour, Retention retention) {
        boolean oldest = !rows.isEmpty() && hour <= rows.firstKey();
        return retention.expired(hour * HOUR) || (oldest && (hour + 1) * HOUR <= retention.dayAgo());
    }

    private static long hour(long time) {
        return Math.floorDiv(time, HOUR);
    }
}
