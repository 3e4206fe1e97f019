package dev.lapwing.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A folder that goes, with all that lies in it, when it is closed. */
public record TemporaryFolder(Path path) implements AutoCloseable {
    /**
     * A new, empty one.
     *
     * @throws CannotStart if there is no place for it
     */
    public static TemporaryFolder create() {
        try {
            return new TemporaryFolder(Files.createTempDirectory("lapwing-"));
        } catch (IOException e) {
            throw new CannotStart("No temporary folder can be made: " + e.getMessage(), e);
        }
    }

    /**
     * A new, empty one that goes with the process at the latest, however that is asked to end; for files alone, since
     * whatever else works in it would lose the ground under its feet.
     */
    public static TemporaryFolder createForFiles() {
        TemporaryFolder folder = create();
        Runtime.getRuntime().addShutdownHook(new Thread(folder::close, "lapwing-tidy"));
        return folder;
    }

    @Override
    public void close() {
        if (!Files.exists(path)) {
            return;
        }
        try {
            Files.walkFileTree(path, new Deletion());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem) throws IOException {
            if (problem != null) {
                throw problem;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
