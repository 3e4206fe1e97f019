package dev.lapwing.topology.job;

import dev.lapwing.detect.watermark.Upstream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Up to which time of the wall clock all that lay on a partition is read.
 *
 * <p>A partition to which something comes all the time is never read to its end, and yet nothing old is left on it.
 */
final class ReadMarks {
    /** How old that time may be in a job that keeps up, at the distance at which it is looked. */
    static final Duration LATELY = Duration.ofMinutes(2);

    /** Where a partition ended, and when. */
    private record Look(long end, long at) {}

    private final Map<Upstream, Look> looks = new HashMap<>();
    private final Map<Upstream, Long> readUpTo = new HashMap<>();

    /** Takes note of where a partition ends now and up to where it is read. */
    void look(Upstream partition, long committed, long end, long now) {
        Look before = looks.get(partition);
        if (end <= committed) {
            readUpTo.put(partition, now);
        } else if (before != null && committed >= before.end()) {
            readUpTo.put(partition, before.at());
        }
        if (before == null || committed >= before.end()) {
            looks.put(partition, new Look(end, now));
        }
    }

    /** The partitions on which nothing lies unread for long. */
    Set<Upstream> readLately(long now) {
        return readUpTo.entrySet().stream()
                .filter(mark -> now - mark.getValue() <= LATELY.toMillis())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
