package dev.lapwing.config.source;

import dev.lapwing.posture.pocketbase.Approval;
import dev.lapwing.posture.snapshot.SnapshotReader;
import dev.lapwing.posture.snapshot.SnapshotReading;
import dev.lapwing.yaml.LocatedText;
import dev.lapwing.yaml.Problems;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file with the configuration of a source that was approved. It is read where it is needed, and not with the
 * configuration: who tells people of alerts need not have it.
 */
public record SnapshotFile(LocatedText written, Path file) {
    private static final long MOST_BYTES = 64 << 20;

    /** What was approved; empty after a problem. */
    public Optional<Approval> approval(Problems problems) {
        return read(file).match(snapshot -> Optional.of(Approval.of(snapshot)), wrong -> {
            problems.error(written.place(), "the approved file " + written.text() + " " + wrong);
            return Optional.empty();
        });
    }

    /** Reads a snapshot from any file. */
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
