package dev.lapwing.continuity.poll;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many rows a log has of each hour.
 *
 * @param rows by the hours since the epoch, the newest {@link #MAX_HOURS}
 */
public record HourTotals(SortedMap<Long, Long> rows) {
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
            row.created()
                    .ifPresent(time ->
                            left.computeIfPresent(Math.floorDiv(time, HOUR), (hour, total) -> Math.max(0, total - 1)));
        }
        return new HourTotals(left);
    }

    /** How many rows are fewer now, where age does not excuse it. */
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
}
