package dev.lapwing.cli.demo;

import dev.lapwing.cli.StopSignal;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** When a demo that waits for alerts ends, and the line that shows meanwhile, where somebody sits at a terminal. */
final class DemoEnd {
    private static final Duration EVERY = Duration.ofSeconds(10);

    @SuppressWarnings("SystemConsoleNull") // from JDK 22 on a line too many is shown where nobody sits; no harm
    private final boolean watched = System.console() != null;

    private final PrintStream err = System.err;
    private final StopSignal stop;
    private final long started = System.nanoTime();
    private final Optional<Duration> time;
    private long shown = started;
    private boolean dirty;

    DemoEnd(StopSignal stop, Optional<Duration> time) {
        this.stop = stop;
        this.time = time;
    }

    /** Waits so long; whether it is time to end. */
    boolean within(Duration pause) throws InterruptedException {
        boolean over = time.filter(given -> System.nanoTime() - started >= given.toNanos())
                .isPresent();
        return over || stop.within(pause);
    }

    /** Shows the line, now and then. */
    void status(Supplier<String> line) {
        long now = System.nanoTime();
        if (watched && now - shown >= EVERY.toNanos()) {
            shown = now;
            dirty = true;
            err.print("\r\u001b[2K" + line.get());
            err.flush();
        }
    }

    /** Takes the line away. */
    void clear() {
        if (dirty) {
            dirty = false;
            err.print("\r\u001b[2K");
            err.flush();
        }
    }
}
