package dev.lapwing.topology.metrics;

/** Where it is counted what became of the rows. */
public interface JobCounts {
    void add(JobCounter counter, long more);

    default void increment(JobCounter counter) {
        add(counter, 1);
    }
}
