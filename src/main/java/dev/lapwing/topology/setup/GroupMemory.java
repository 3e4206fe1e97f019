package dev.lapwing.topology.setup;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory in which all tasks of a process keep decoded groups.
 *
 * <p>While all of them together take too much, each gives up what it has above its fair share of one half. The other half is
 * for the groups that are being worked on, one for each thread.
 */
public final class GroupMemory {
    private final long limit;
    private final long largest;
    private final AtomicLong held = new AtomicLong();
    private final AtomicInteger tasks = new AtomicInteger();

    /**
     * An empty memory.
     *
     * @param limit how many bytes the groups of all tasks may take together
     * @param threads how many groups are worked on at once
     */
    public GroupMemory(long limit, int threads) {
        this.limit = limit;
        this.largest = limit / 2 / threads;
    }

    /** How heavy a single group may become. */
    public long largest() {
        return largest;
    }

    /** How many bytes all groups in memory take. */
    long held() {
        return held.get();
    }

    /** Whether a task that holds so much has to give something up. */
    public boolean isTooMuch(long own) {
        return held.get() > limit && own > limit / 2 / Math.max(1, tasks.get());
    }

    public void opened() {
        tasks.incrementAndGet();
    }

    /** Takes back what a task held when it ended. */
    public void closed(long own) {
        tasks.decrementAndGet();
        held.addAndGet(-own);
    }

    public void add(long more) {
        held.addAndGet(more);
    }
}
