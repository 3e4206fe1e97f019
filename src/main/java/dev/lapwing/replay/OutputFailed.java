package dev.lapwing.replay;

import java.io.IOException;
import java.io.Serial;

/** A result could not be written. */
public final class OutputFailed extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    OutputFailed(String name, String why, IOException cause) {
        super(name + " cannot be written: " + why + ".", cause);
    }
}
