package dev.lapwing.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ctrl-C or the platform's wish that a command end: the process stays until the command has closed what it opened, and ends
 * with the command's own exit code. One that does not come to its end is ended.
 */
public final class StopSignal implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(StopSignal.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> SIGNALS = List.of("TERM", "INT", "HUP");

    private final CountDownLatch wished = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<ProcessSignal> signals;

    private StopSignal() {
        signals = SIGNALS.stream()
                .map(name -> ProcessSignal.handle(name, this::stop))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Listens from now on; to be closed after everything else. */
    public static StopSignal listen() {
        return new StopSignal();
    }

    /** Waits so long; whether the command shall end. */
    public boolean within(Duration time) throws InterruptedException {
        return wished.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether the command shall end. */
    public boolean wished() throws InterruptedException {
        return within(Duration.ZERO);
    }

    @Override
    public void close() {
        closed.countDown();
        signals.forEach(ProcessSignal::close);
    }

    private void stop() {
        wished.countDown();
        try {
            if (!closed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOGGER.atWarn().log("ended without a clean close");
                System.exit(Exit.FAILED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
