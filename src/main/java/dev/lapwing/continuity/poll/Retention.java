package dev.lapwing.continuity.poll;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Which rows a source may delete by itself because of their age.
 *
 * @param limit what is as old as this may go; empty where the setting is not known
 * @param dayAgo what is as old as this may go with everything older: somebody may just have shortened the setting
 */
public record Retention(OptionalLong limit, long dayAgo) {
    /** A look may take that long, and the source may clean up while it does. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long MOST_DAYS = 36_500;

    /** The retention at the time of a poll. Of two settings the shorter counts: a change has just cleaned up by it. */
    public static Retention of(LogSettings before, LogPoll poll) {
        long now = poll.sourceTime();
        OptionalLong days = shorter(before.maxDays(), poll.logs().maxDays());
        OptionalLong limit = days.isPresent()
                ? OptionalLong.of(now - Math.min(days.getAsLong(), MOST_DAYS) * DAY + SLACK.toMillis())
                : OptionalLong.empty();
        return new Retention(limit, now - DAY);
    }

    /** Whether a time is so old that the setting deletes it. */
    public boolean expired(long time) {
        return limit.isPresent() && time <= limit.getAsLong();
    }

    /**
     * Whether a row may have gone by its age.
     *
     * @param oldestLeft the time of the oldest row that is still there
     */
    public boolean excuses(ListedRow row, OptionalLong oldestLeft) {
        return row.created().stream()
                .anyMatch(time ->
                        expired(time) || (time <= dayAgo && oldestLeft.isPresent() && time < oldestLeft.getAsLong()));
    }

    private static OptionalLong shorter(OptionalLong one, OptionalLong other) {
        return LongStream.concat(one.stream(), other.stream())
                .filter(days -> days >= 1)
                .min();
    }
}
