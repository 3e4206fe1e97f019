package dev.lapwing;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The one way in which tests wait: as long as something moves, and given up when nothing has moved for a minute.
 *
 * <p>The minute is that of a thread which runs: however long it had to wait for its turn, a look counts for a tenth of a
 * second at most. What moves is what the test names, or else the work of this process, in pieces that a minute of idling
 * does not make.
 */
public final class Waiting {
    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();
    private static final long LONGEST_LOOK_NANOS = Duration.ofMillis(100).toNanos();
    private static final long PAUSE_NANOS = Duration.ofMillis(4).toNanos();
    private static final long OWN_PIECE_NANOS = Duration.ofSeconds(20).toNanos();
    private static final Duration PIECE_OF_A_PROCESS = Duration.ofSeconds(10);

    private final String wanted;
    private final Supplier<?> progress;
    private final LongSupplier nanos;
    private String seen;
    private long looked;
    private long still;

    /** For loops that somebody else runs: each round of them is a look. */
    public Waiting(String wanted, Supplier<?> progress) {
        this(wanted, () -> List.of(progress.get(), ownWork()), System::nanoTime);
    }

    Waiting(String wanted, Supplier<?> progress, LongSupplier nanos) {
        this.wanted = wanted;
        this.progress = progress;
        this.nanos = nanos;
        this.seen = String.valueOf(progress.get());
        this.looked = nanos.getAsLong();
    }

    /** Waits until a look finds what is wanted. */
    public static <E extends Exception> void until(String wanted, Supplier<?> progress, Look<E> found) throws E {
        Waiting waiting = new Waiting(wanted, progress);
        while (!found.come()) {
            waiting.look();
            pause();
        }
    }

    /** Waits until a process has ended. */
    public static void forEnd(Process process) {
        until(
                "the end of " + process.info().command().orElse("a process"),
                () -> work(process),
                () -> !process.isAlive());
    }

    /** The work that a process has done, as progress. */
    public static long work(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).dividedBy(PIECE_OF_A_PROCESS);
    }

    /** Lets others work for a moment. */
    public static void pause() {
        LockSupport.parkNanos(PAUSE_NANOS);
    }

    /** Fails when nothing has moved for a minute. */
    public void look() {
        long now = nanos.getAsLong();
        String sees = String.valueOf(progress.get());
        still = sees.equals(seen) ? still + Math.min(now - looked, LONGEST_LOOK_NANOS) : 0;
        seen = sees;
        looked = now;
        if (still >= MINUTE_NANOS) {
            throw new AssertionError("waited for " + wanted + "; for a minute nothing moved: " + seen);
        }
    }

    private static long ownWork() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            return system.getProcessCpuTime() / OWN_PIECE_NANOS;
        }
        return 0;
    }

    /** Whether it has come. */
    @FunctionalInterface
    public interface Look<E extends Exception> {
        boolean come() throws E;
    }
}
