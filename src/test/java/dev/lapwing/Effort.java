package dev.lapwing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.Supplier;

/** What something costs: the processor time of the thread that does it, which no busy machine makes longer. */
public final class Effort {
    private Effort() {}

    /** What this thread has done since it began. */
    public static Duration soFar() {
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    /** Does something that must not cost more. */
    public static <T> T atMost(Duration most, Supplier<T> work) {
        Duration before = soFar();
        T result = work.get();
        assertThat(soFar().minus(before)).as("processor time").isLessThan(most);
        return result;
    }
}
