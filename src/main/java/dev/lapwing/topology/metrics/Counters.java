package dev.lapwing.topology.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What the tasks of this process have counted since it started; work that was undone and done again counts twice. */
public final class Counters {
    private final Map<JobCounter, LongAdder> counts = new EnumMap<>(JobCounter.class);

    /** All at zero. */
    public Counters() {
        for (JobCounter count : JobCounter.values()) {
            counts.put(count, new LongAdder());
        }
    }

    /** How many so far. */
    public long of(JobCounter count) {
        return adder(count).sum();
    }

    public void add(JobCounter count, long more) {
        adder(count).add(more);
    }

    private LongAdder adder(JobCounter count) {
        LongAdder adder = counts.get(count);
        if (adder == null) {
            throw new IllegalStateException("no counter of " + count);
        }
        return adder;
    }
}
