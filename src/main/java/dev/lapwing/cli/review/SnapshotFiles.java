package dev.lapwing.cli.review;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.config.source.SnapshotFile;
import dev.lapwing.posture.snapshot.Snapshot;
import java.nio.file.Path;
import java.util.List;

/** Snapshots in files that somebody names. */
final class SnapshotFiles {
    private SnapshotFiles() {}

    /** One snapshot, of which each file holds a part. */
    static Snapshot read(List<Path> files, Path folder) {
        return files.stream()
                .map(file -> read(file, folder))
                .reduce(Snapshot::or)
                .orElseThrow(() -> new IllegalArgumentException("no file"));
    }

    static Snapshot read(Path file, Path folder) {
        return SnapshotFile.read(folder.resolve(file)).match(read -> read, problem -> {
            throw CommandFailed.wrong(file + " " + problem + ".");
        });
    }
}
