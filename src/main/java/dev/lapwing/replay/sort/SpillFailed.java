package dev.lapwing.replay.sort;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/** Signals did not fit into memory and could not be kept on disk. */
public final class SpillFailed extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    SpillFailed(Path place, IOException cause) {
        super("Signals cannot be sorted on disk in " + place + ": " + cause.getMessage(), cause);
    }
}
