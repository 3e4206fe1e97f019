package dev.lapwing.posture.snapshot;

import java.util.function.Function;

/** What came of reading a snapshot. */
public sealed interface SnapshotReading {

    /** It could be read. */
    record Read(Snapshot snapshot) implements SnapshotReading {
        @Override
        public <T> T match(Function<Snapshot, T> read, Function<String, T> unreadable) {
            return read.apply(snapshot);
        }
    }

    /**
     * It could not be read.
     *
     * @param problem the end of a sentence that begins with the file's name
     */
    record Unreadable(String problem) implements SnapshotReading {
        @Override
        public <T> T match(Function<Snapshot, T> read, Function<String, T> unreadable) {
            return unreadable.apply(problem);
        }
    }

    /** Calls the function of the case at hand. */
    <T> T match(Function<Snapshot, T> read, Function<String, T> unreadable);
}
