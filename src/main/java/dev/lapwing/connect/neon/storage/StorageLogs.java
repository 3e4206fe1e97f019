package dev.lapwing.connect.neon.storage;

import dev.lapwing.connect.neon.api.NeonOperation;
import dev.lapwing.connect.neon.api.NeonResource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the storage logs of all branches that have buckets. */
public final class StorageLogs {
    /** So much of what was read is read again, since items come late. */
    static final Duration OVERLAP = Duration.ofMinutes(2);
    /** Neon keeps items for three days. */
    static final Duration RETENTION = Duration.ofDays(3);
    /** When a branch without logs is asked again. */
    static final Duration AGAIN = Duration.ofHours(1);
    /** So many branches keep their position over a restart. */
    static final int MOST_STORED = 1000;

    private static final Logger LOGGER = LoggerFactory.getLogger(StorageLogs.class);
    private static final int NOT_FOUND = 404;

    private final String source;
    private final Map<String, Long> positions;
    private final SentItems sent;
    private final Map<String, Instant> without = new HashMap<>();
    private final Set<String> behind = new HashSet<>();

    /** Goes on after a restart. */
    public StorageLogs(String source, StorageState from) {
        this.source = source;
        this.positions = new LinkedHashMap<>(from.byBranch());
        this.sent = SentItems.of(from.sent());
    }

    /** A walk over what is new of a branch; empty where it has no log to be asked for yet. */
    public Optional<StorageWalk> begin(String project, String branch, Instant now) {
        String key = key(project, branch);
        if (Optional.ofNullable(without.get(key))
                .filter(time -> now.isBefore(time.plus(AGAIN)))
                .isPresent()) {
            return Optional.empty();
        }
        Instant oldest = now.minus(RETENTION);
        Optional<Instant> last = Optional.ofNullable(positions.get(key)).map(Instant::ofEpochMilli);
        if (last.filter(time -> time.isBefore(oldest)).isPresent()) {
            LOGGER.warn(
                    "storage log lost source={} project={} branch={} from={} to={} reason=\"Neon keeps it for three days\"",
                    source,
                    project,
                    branch,
                    last.get(),
                    oldest);
        }
        Instant from =
                last.map(time -> time.minus(OVERLAP)).filter(oldest::isBefore).orElse(oldest);
        NeonResource resource =
                NeonResource.of(NeonOperation.STORAGE_LOGS, "projects", project, "branches", branch, "logs", "query");
        return Optional.of(new StorageWalk(resource, from, now));
    }

    /** The rows of the last answer of a walk that were not sent yet. */
    public List<String> rows(String project, String branch, StorageWalk walk) {
        String key = key(project, branch);
        return walk.items().stream()
                .filter(item -> sent.add(item.hash(key)))
                .map(item -> item.row(project, branch))
                .toList();
    }

    /** Takes a walk that is done. */
    public void ended(String project, String branch, StorageWalk walk, Instant now) {
        String key = key(project, branch);
        if (walk.last().status() == NOT_FOUND) {
            if (without.put(key, now) == null) {
                LOGGER.info(
                        "no storage log source={} project={} branch={} reason=\"telemetry is not enabled there\"",
                        source,
                        project,
                        branch);
            }
            return;
        }
        without.remove(key);
        walk.readTo().ifPresent(time -> {
            long before = Optional.ofNullable(positions.remove(key)).orElse(0L);
            positions.put(key, Math.max(time, before));
        });
        if (walk.isWhole()) {
            behind.remove(key);
        } else {
            behind.add(key);
        }
    }

    /** Whether everything was read of all branches that have a log; whoever is not asked any longer does not count. */
    public boolean isUpToDate(Set<String> asked) {
        return asked.stream().noneMatch(behind::contains);
    }

    /** What tells a branch from all others. */
    public static String key(String project, String branch) {
        return project + "/" + branch;
    }

    /** How far it is; of very many branches only those that were read last. */
    public StorageState state() {
        Map<String, Long> last = new LinkedHashMap<>();
        positions.entrySet().stream()
                .skip(Math.max(0, positions.size() - MOST_STORED))
                .forEach(branch -> last.put(branch.getKey(), branch.getValue()));
        return new StorageState(StorageState.text(last), sent.encoded());
    }
}
