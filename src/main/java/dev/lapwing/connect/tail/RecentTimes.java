package dev.lapwing.connect.tail;

import dev.lapwing.connect.source.LogTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;

/**
 * From which time on a log is read again after its sent rows were lost from sight. It is the smallest time of the last
 * hundred rows, so that one row with a forged or broken time in the future hides nothing, less twelve minutes: PocketBase
 * holds rows back for up to 199 times three seconds.
 */
final class RecentTimes {
    private static final int KEPT = 100;
    private static final Duration HELD_BACK = Duration.ofMinutes(12);

    private final Deque<String> times = new ArrayDeque<>();

    /**
     * Goes on where another one was.
     *
     * @param smallest what its {@link #smallest()} was
     */
    RecentTimes(String smallest) {
        add(smallest);
    }

    void add(String created) {
        if (LogTime.read(created).isPresent()) {
            times.add(created);
        }
        if (times.size() > KEPT) {
            times.remove();
        }
    }

    /** Empty where no row was sent yet. */
    String smallest() {
        return times.isEmpty() ? "" : Collections.min(times);
    }

    /** The time to read from; empty for the whole log. */
    String resume() {
        return LogTime.before(smallest(), HELD_BACK);
    }
}
