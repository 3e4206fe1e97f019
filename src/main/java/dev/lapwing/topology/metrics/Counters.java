package dev.lapwing.topology.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What the tasks of this process have counted since it started; work that was undone and done again counts twice. */
public final class Counters {
    private final Map<Count, LongAdder> counts = new EnumMap<>(Count.class);

    /** All at zero. */
    public Counters() {
        for (Count count : Count.values()) {
            counts.put(count, new LongAdder());
        }
    }

    /** How many so far. */
    public long of(Count count) {
        return adder(count).sum();
    }

    public void add(Count count, long more) {
        adder(count).add(more);
    }

    private LongAdder adder(Count count) {
        LongAdder adder = counts.get(count);
        if (adder == null) {
            throw new IllegalStateException("no counter of " + count);
        }
        return adder;
    }
}
