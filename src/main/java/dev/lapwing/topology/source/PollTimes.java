package dev.lapwing.topology.source;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** When each source was last polled, as the tasks of this process know it, for all of them together. */
public final class PollTimes {
    private final Map<String, Long> last = new TreeMap<>();

    /** The check of the health page that tells a source's last poll. */
    public static String lastPollOf(String source) {
        return "last poll of " + source;
    }

    /** Takes up the time of a poll; an older one changes nothing. */
    public synchronized void heard(String source, long time) {
        last.merge(source, time, Math::max);
    }

    /** No task of this process hears of the source any more, or no more will come of it. */
    public synchronized void forget(String source) {
        last.remove(source);
    }

    /** The time of each source's last poll. */
    public synchronized Map<String, Long> all() {
        return Map.copyOf(last);
    }

    /** The same as the health page tells it. */
    public synchronized Map<String, String> checks() {
        Map<String, String> checks = new LinkedHashMap<>();
        last.forEach((source, time) ->
                checks.put(lastPollOf(source), Instant.ofEpochMilli(time).toString()));
        return checks;
    }
}
