package dev.lapwing.cli.review;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.posture.snapshot.Snapshot;
import dev.lapwing.posture.snapshot.SnapshotReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Snapshots in files. */
final class SnapshotFiles {
    private static final long MOST_BYTES = 64 << 20;

    private SnapshotFiles() {}

    /** One snapshot, of which each file holds a part. */
    static Snapshot read(List<Path> files, Path folder) {
        return files.stream()
                .map(file -> read(file, folder))
                .reduce(Snapshot::or)
                .orElseThrow(() -> new IllegalArgumentException("no file"));
    }

    static Snapshot read(Path file, Path folder) {
        return SnapshotReader.read(text(file, folder.resolve(file))).match(read -> read, problem -> {
            throw new CommandFailed(file + " " + problem + ".");
        });
    }

    private static String text(Path named, Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new CommandFailed(named + " is larger than 64 MiB.");
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw CommandFailed.wrong("There is no file " + named + ".");
        } catch (CharacterCodingException e) {
            throw new CommandFailed(named + " is no UTF-8 text.", e);
        } catch (IOException e) {
            throw new CommandFailed(named + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
