package dev.lapwing.replay.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * One input of a replay: a file, a file of an archive, or the standard input.
 *
 * @param name how people call it
 * @param source the source that a person said it is of
 * @param opener opens it
 * @param opensAgain whether it can be opened again after a first look; a pipe would have lost its beginning
 */
record Input(String name, Optional<String> source, Opener opener, boolean opensAgain) {
    /** Opens an input. */
    @FunctionalInterface
    interface Opener {
        InputStream open() throws IOException;
    }
}
