package dev.lapwing.embedded;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A part of Lapwing could not start; the message is one sentence for the person who started it. */
public final class CannotStart extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public CannotStart(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
