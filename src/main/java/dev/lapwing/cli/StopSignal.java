package dev.lapwing.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ctrl-C or the platform's wish that a command end: the process stays until the command has closed what it opened. */
public final class StopSignal implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(StopSignal.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CountDownLatch wished = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    private StopSignal() {}

    /** Listens from now on; to be closed after everything else. */
    public static StopSignal listen() {
        var signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::stop, "lapwing-stop"));
        return signal;
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
    }

    private void stop() {
        wished.countDown();
        try {
            if (!closed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOGGER.atWarn().log("ended without a clean close");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
