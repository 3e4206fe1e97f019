package dev.lapwing.config;

import dev.lapwing.posture.pocketbase.Approval;
import dev.lapwing.yaml.LocatedText;
import dev.lapwing.yaml.Problems;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file with the configuration of a source that was approved. It is read where it is needed, and not with the
 * configuration: who tells people of alerts need not have it.
 */
public record ApprovedFile(LocatedText written, Path file) {

    /** What it says; empty after a problem. */
    public Optional<Approval> read(Problems problems) {
        return SnapshotFile.read(file).match(snapshot -> Optional.of(Approval.of(snapshot)), wrong -> {
            problems.error(written.place(), "the approved file " + written.text() + " " + wrong);
            return Optional.empty();
        });
    }
}
