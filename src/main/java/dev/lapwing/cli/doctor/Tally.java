package dev.lapwing.cli.doctor;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How often texts came, for those that came very often, in little memory: the algorithm of Misra and Gries, "Finding
 * repeated elements" (1982). A count is too small by at most one in {@link #MOST} of all.
 */
final class Tally {
    static final int MOST = 200;

    private final Map<String, Long> counts = new HashMap<>();
    private long all;

    void count(String text) {
        all++;
        if (counts.size() < MOST || counts.containsKey(text)) {
            counts.merge(text, 1L, Long::sum);
        } else {
            counts.replaceAll((known, count) -> count - 1);
            counts.values().removeIf(count -> count == 0);
        }
    }

    long all() {
        return all;
    }

    /** The most frequent text. */
    Optional<Map.Entry<String, Long>> top() {
        return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::copyOf);
    }
}
