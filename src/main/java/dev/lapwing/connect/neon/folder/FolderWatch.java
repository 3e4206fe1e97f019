package dev.lapwing.connect.neon.folder;

import dev.lapwing.connect.source.LogUnreadable;
import dev.lapwing.http.IntervalTimer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides which files of a folder are to be read: those that rest, and that have something which was not read. */
final class FolderWatch {
    /** So long a file that cannot be read is left alone, unless it changes. */
    private static final Duration LEFT_ALONE = Duration.ofMinutes(1);

    private final Path folder;
    private final StoredStates stored;
    private final Map<String, AuditFile> seen = new HashMap<>();
    private final Map<String, FileState> states = new HashMap<>();
    private final Map<String, Trouble> troubles = new HashMap<>();

    /** Gives what Connect keeps of files; nothing for those that it does not know. */
    @FunctionalInterface
    interface StoredStates {
        Map<String, FileState> of(List<String> names);
    }

    /** Why a file could not be read, and when it was tried. */
    private record Trouble(AuditFile file, String problem, IntervalTimer again) {}

    FolderWatch(Path folder, StoredStates stored) {
        this.folder = folder;
        this.stored = stored;
    }

    /** What is to be read now, in its order. */
    List<AuditFile> look(Instant now) throws LogUnreadable {
        List<AuditFile> files = FolderListing.of(folder, FolderListing.MOST);
        List<String> fresh = files.stream()
                .map(AuditFile::name)
                .filter(name -> !seen.containsKey(name))
                .toList();
        states.putAll(stored.of(fresh));
        List<AuditFile> due = files.stream()
                .filter(file -> isDue(file, now))
                .sorted(AuditFile.OLDEST_FIRST)
                .toList();
        seen.clear();
        files.forEach(file -> seen.put(file.name(), file));
        states.keySet().retainAll(seen.keySet());
        troubles.keySet().retainAll(seen.keySet());
        return due;
    }

    /** How many files lie there. */
    int files() {
        return seen.size();
    }

    Optional<FileState> state(AuditFile file) {
        return Optional.ofNullable(states.get(file.name()));
    }

    /** It was read so far. */
    void read(AuditFile file, FileState state) {
        states.put(file.name(), state);
        if (state.done()) {
            troubles.remove(file.name());
        }
    }

    /** It could not be read further; whether that is news. */
    boolean failed(AuditFile file, String problem, Instant now) {
        IntervalTimer again = new IntervalTimer(LEFT_ALONE);
        again.start(now);
        Trouble before = troubles.put(file.name(), new Trouble(file, problem, again));
        return before == null || !before.problem().equals(problem);
    }

    private boolean isDue(AuditFile file, Instant now) {
        boolean rests = file.equals(seen.get(file.name()));
        boolean done = state(file).map(state -> state.isDoneWith(file)).orElse(false);
        Trouble trouble = troubles.get(file.name());
        boolean leftAlone = trouble != null
                && trouble.file().equals(file)
                && !trouble.again().due(now);
        return rests && !done && !leftAlone;
    }
}
