package dev.lapwing.detect.watermark;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The watermark of each instance, or of whatever else has one: the smallest over the upstreams on which it can appear.
 *
 * <p>An upstream that has not spoken counts as minus infinity. An idle one does not count as long as another one is not
 * idle; if all are, the watermark stands still. What goes beside others does not count as another one, so an instance on a
 * single upstream always goes by that. It never goes back.
 */
public final class Watermarks<K> {
    private final Function<K, Set<Upstream>> expected;
    private final Predicate<Upstream> beside;
    private final Map<K, Map<Upstream, WatermarkProgress>> heard = new HashMap<>();
    private final Map<K, Long> reached = new HashMap<>();

    /**
     * No watermark yet.
     *
     * @param expected the upstreams on which an instance appears; an empty set where it appears on a single one, which
     *     shows by itself
     */
    public Watermarks(Function<K, Set<Upstream>> expected) {
        this(expected, upstream -> false);
    }

    /**
     * No watermark yet.
     *
     * @param beside upstreams that go beside others: as long as only such have spoken, those others are still to come
     */
    public Watermarks(Function<K, Set<Upstream>> expected, Predicate<Upstream> beside) {
        this.expected = expected;
        this.beside = beside;
    }

    /** Takes up what an upstream says; gives the merged progress, which is what is to be kept. */
    public WatermarkProgress onWatermark(K key, Upstream upstream, WatermarkProgress progress) {
        WatermarkProgress merged =
                heard.computeIfAbsent(key, i -> new HashMap<>()).merge(upstream, progress, WatermarkProgress::and);
        reached.merge(key, smallest(key), Math::max);
        return merged;
    }

    /**
     * Takes up all that was known before a restart. The watermark stands where it stood; whether an upstream is idle has
     * to be told again, since rows may have come to it meanwhile.
     *
     * @param reachedBefore where the watermark stood
     */
    public void restore(K key, Map<Upstream, WatermarkProgress> known, long reachedBefore) {
        Map<Upstream, WatermarkProgress> awake = new HashMap<>();
        known.forEach((upstream, progress) -> awake.put(upstream, progress.awake()));
        heard.put(key, awake);
        reached.put(key, Math.max(reachedBefore, smallest(key)));
    }

    /** Forgets all of some. */
    public void forget(Predicate<K> which) {
        heard.keySet().removeIf(which);
        reached.keySet().removeIf(which);
    }

    /** What every upstream said of an instance. */
    public Map<Upstream, WatermarkProgress> known(K key) {
        return Collections.unmodifiableMap(heard.getOrDefault(key, Map.of()));
    }

    /** The watermark of an instance. */
    public long of(K key) {
        return reached.getOrDefault(key, EventTimes.NONE);
    }

    /** The watermark of rules over all of these instances. */
    public long of(Collection<K> keys) {
        return keys.stream().mapToLong(this::of).min().orElse(EventTimes.NONE);
    }

    /** Whether all upstreams of an instance have ended. */
    public boolean ended(K key) {
        Map<Upstream, WatermarkProgress> known = heard.getOrDefault(key, Map.of());
        return !known.isEmpty()
                && known.keySet().containsAll(expected.apply(key))
                && known.values().stream().allMatch(WatermarkProgress::ended);
    }

    /** The largest event time of an instance: where its input ends, once it has ended. */
    public long horizon(K key) {
        return heard.getOrDefault(key, Map.of()).values().stream()
                .mapToLong(WatermarkProgress::largest)
                .max()
                .orElse(EventTimes.NONE);
    }

    /** The time of the first event of an instance, or {@link WatermarkProgress#NO_EVENT}; late events count too. */
    public long first(K key) {
        return heard.getOrDefault(key, Map.of()).values().stream()
                .mapToLong(WatermarkProgress::first)
                .min()
                .orElse(WatermarkProgress.NO_EVENT);
    }

    private long smallest(K key) {
        Map<Upstream, WatermarkProgress> known = heard.getOrDefault(key, Map.of());
        if (ended(key)) {
            return horizon(key);
        }
        if (!known.keySet().containsAll(expected.apply(key))
                || known.keySet().stream().allMatch(beside)) {
            return EventTimes.NONE;
        }
        boolean alone = known.keySet().stream().filter(beside.negate()).count() == 1;
        long smallest = known.entrySet().stream()
                .filter(told -> !told.getValue().idle() || (alone && !beside.test(told.getKey())))
                .mapToLong(told -> told.getValue().watermark())
                .min()
                .orElse(Long.MAX_VALUE);
        return smallest == Long.MAX_VALUE ? EventTimes.NONE : smallest;
    }
}
