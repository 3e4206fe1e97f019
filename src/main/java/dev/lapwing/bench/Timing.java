package dev.lapwing.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What one round took.
 *
 * @param wall time by the clock
 * @param cpu processor time of this whole process: compiler and garbage collector with it
 */
record Timing(long rows, Duration wall, Duration cpu) {
    private static final double NANOS = 1e9;

    /** Does the work and measures it. */
    static Timing of(long rows, Runnable work) {
        Watch watch = Watch.start();
        work.run();
        return watch.stop(rows);
    }

    double rowsPerSecond() {
        return rows * NANOS / wall.toNanos();
    }

    double rowsPerCpuSecond() {
        return rows * NANOS / cpu.toNanos();
    }

    /** Both clocks at one moment. */
    record Watch(long wallNanos, long cpuNanos) {
        private static final OperatingSystemMXBean SYSTEM =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

        static Watch start() {
            return new Watch(System.nanoTime(), SYSTEM.getProcessCpuTime());
        }

        Timing stop(long rows) {
            Watch now = start();
            return new Timing(
                    rows,
                    Duration.ofNanos(Math.max(1, now.wallNanos - wallNanos)),
                    Duration.ofNanos(Math.max(1, now.cpuNanos - cpuNanos)));
        }
    }
}
