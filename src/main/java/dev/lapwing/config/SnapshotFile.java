package dev.lapwing.config;

import dev.lapwing.posture.snapshot.SnapshotReader;
import dev.lapwing.posture.snapshot.SnapshotReading;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a snapshot from a file. */
public final class SnapshotFile {
    private static final long MOST_BYTES = 64 << 20;

    private SnapshotFile() {}

    public static SnapshotReading read(Path file) {
        try {
            return Files.size(file) > MOST_BYTES
                    ? new SnapshotReading.Unreadable("is larger than 64 MiB")
                    : SnapshotReader.read(Files.readString(file));
        } catch (NoSuchFileException e) {
            return new SnapshotReading.Unreadable("is not there");
        } catch (CharacterCodingException e) {
            return new SnapshotReading.Unreadable("is no UTF-8 text");
        } catch (IOException e) {
            return new SnapshotReading.Unreadable("cannot be read");
        }
    }
}
