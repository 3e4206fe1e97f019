package dev.lapwing.replay;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file of lines that is opened, and so known to be writable, before there is anything to write. */
public final class LineFile implements Closeable {
    private final String name;
    private final OutputStream out;

    /**
     * Opens the file, and empties it if it exists.
     *
     * @throws OutputFailed when it cannot be written
     */
    public LineFile(Path file, String name) {
        this.name = name;
        try {
            out = new BufferedOutputStream(Files.newOutputStream(file), 64 * 1024);
        } catch (IOException e) {
            throw new OutputFailed(name, why(e), e);
        }
    }

    /** Adds a line. */
    public void write(byte[] line) {
        try {
            out.write(line);
            out.write('\n');
        } catch (IOException e) {
            throw new OutputFailed(name, why(e), e);
        }
    }

    void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new OutputFailed(name, why(e), e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new OutputFailed(name, why(e), e);
        }
    }

    private static String why(IOException problem) {
        if (problem instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (problem instanceof NoSuchFileException) {
            return "there is no such folder";
        }
        return String.valueOf(problem.getMessage());
    }
}
