package dev.lapwing.topology.job;

import dev.lapwing.detect.watermark.Upstream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Finds raw partitions that grow while nobody reads them. */
final class StuckPartitions {
    /** How long a partition may grow unread. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Where a partition stood when it was last seen to be read, and since when it has grown. */
    private record Stand(long committed, long end, long growsSince, boolean told) {}

    private static final long NOT_GROWING = -1;

    private final Map<Upstream, Stand> stands = new HashMap<>();
    private long lastMove;

    /** Whether a partition has just been found to be stuck; says so once for each time. */
    boolean stuck(Upstream partition, long committed, long end, long now) {
        Stand before = stands.get(partition);
        if (before == null || committed != before.committed()) {
            stands.put(partition, new Stand(committed, end, NOT_GROWING, false));
            lastMove = now;
            return false;
        }
        if (end <= before.end()) {
            return false;
        }
        long since = before.growsSince() == NOT_GROWING ? now : before.growsSince();
        boolean news = !before.told() && now - since >= PATIENCE.toMillis();
        stands.put(partition, new Stand(committed, end, since, before.told() || news));
        return news;
    }

    /** Whether partitions grow while none of them is read: one alone may wait for its turn behind a backlog. */
    boolean all(long now) {
        return now - lastMove >= PATIENCE.toMillis()
                && stands.values().stream()
                        .anyMatch(stand ->
                                stand.growsSince() != NOT_GROWING && now - stand.growsSince() >= PATIENCE.toMillis());
    }
}
