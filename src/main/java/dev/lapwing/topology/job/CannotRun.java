package dev.lapwing.topology.job;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The job cannot start; the message says why and what to do. */
public final class CannotRun extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    CannotRun(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
