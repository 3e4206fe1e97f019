package dev.lapwing.replay;

import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.watermark.EventTimes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the input of each instance ends: at its newest event or control row, or where the person who asks says.
 *
 * <p>A group over all instances ends where the first of them ends, as its watermark is the smallest of theirs: behind
 * that, events of one of them are not known.
 */
public final class Horizons {
    private final Optional<Long> until;
    private final Map<String, Long> newest;

    Horizons(Optional<Instant> until, Map<String, Long> newest) {
        this.until = until.map(Instant::toEpochMilli);
        this.newest = Map.copyOf(newest);
    }

    long of(GroupKey group) {
        return group.instance().isEmpty() ? earliest() : of(group.instance());
    }

    long of(String instance) {
        return until.orElseGet(() -> newest.getOrDefault(instance, EventTimes.NONE));
    }

    private long earliest() {
        return until.orElseGet(
                () -> newest.values().stream().mapToLong(Long::longValue).min().orElse(EventTimes.NONE));
    }

    /** The horizon of each instance that had an event, in milliseconds since the epoch. */
    public Map<String, Long> byInstance() {
        return newest.keySet().stream()
                .collect(Collectors.toUnmodifiableMap(instance -> instance, (String instance) -> of(instance)));
    }
}
