package dev.lapwing.replay;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * A file of lines that is opened, and so known to be writable, before there is anything to write.
 *
 * <p>It appears once it is whole: until then the lines are in a file beside it, which goes with the process. What is no
 * regular file, or has no place beside it, is written as it is.
 */
public final class LineFile implements Closeable {
    private final String name;
    private final Path file;
    private final Path written;
    private final OutputStream out;

    /**
     * Opens the file.
     *
     * @throws OutputFailed when it cannot be written
     */
    public LineFile(Path file, String name) {
        this.name = name;
        try {
            this.file = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            this.written = written(this.file);
            out = new BufferedOutputStream(Files.newOutputStream(written), 64 * 1024);
            if (!written.equals(this.file)) {
                written.toFile().deleteOnExit();
                keepPermissions();
            }
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

    /** Says that nothing is missing: the file takes its place. */
    void finish() {
        try {
            out.close();
            if (!written.equals(file)) {
                Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new OutputFailed(name, why(e), e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
            if (!written.equals(file)) {
                Files.deleteIfExists(written);
            }
        } catch (IOException e) {
            throw new OutputFailed(name, why(e), e);
        }
    }

    private static Path written(Path file) throws IOException {
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw new AccessDeniedException(file.toString());
        }
        Path folder = file.getParent();
        boolean special = Files.exists(file) && !Files.isRegularFile(file);
        if (special || folder == null || !Files.isWritable(folder)) {
            return file;
        }
        return folder.resolve(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    }

    private void keepPermissions() throws IOException {
        PosixFileAttributeView before = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (before != null && Files.exists(file)) {
            Files.setPosixFilePermissions(written, before.readAttributes().permissions());
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
