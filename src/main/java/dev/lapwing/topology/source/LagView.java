package dev.lapwing.topology.source;

import dev.lapwing.detect.watermark.Upstream;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How much of each raw partition is unread, as last looked up; shared between the tasks and who looks. */
public final class LagView {
    private final Map<Upstream, Long> lags = new ConcurrentHashMap<>();
    private final Set<Upstream> readToTheEnd = ConcurrentHashMap.newKeySet();
    private final Set<Upstream> readLately = ConcurrentHashMap.newKeySet();

    /** Takes up what the consumers say; partitions that they have never fetched from are not among it. */
    public void lags(Map<Upstream, Long> now) {
        lags.keySet().retainAll(now.keySet());
        lags.putAll(now);
    }

    /** Takes up which partitions hold nothing behind the committed offset. */
    public void readToTheEnd(Set<Upstream> now) {
        readToTheEnd.retainAll(now);
        readToTheEnd.addAll(now);
    }

    /** Whether everything there is was read. */
    public boolean atEnd(Upstream partition) {
        Long lag = lags.get(partition);
        return lag == null ? readToTheEnd.contains(partition) : lag == 0;
    }

    /** Takes up on which partitions nothing lies unread for long. */
    public void readLately(Set<Upstream> now) {
        readLately.retainAll(now);
        readLately.addAll(now);
    }

    /** Whether on none of them anything lies unread for long. */
    public boolean allReadLately(Collection<Upstream> partitions) {
        return readLately.containsAll(partitions);
    }

    /** All that is unread. */
    public long total() {
        return lags.values().stream().mapToLong(Long::longValue).sum();
    }
}
