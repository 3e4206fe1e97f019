package dev.lapwing.connect.neon.poll;

import dev.lapwing.connect.neon.api.NeonResource;
import dev.lapwing.connect.neon.plan.Branch;
import dev.lapwing.connect.neon.plan.Refusals;
import dev.lapwing.connect.neon.storage.StorageLogs;
import dev.lapwing.connect.neon.storage.StorageWalk;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the storage logs of all branches that have buckets, once. */
final class StorageRound {
    private final StorageLogs logs;
    private final Instant to;
    private final Deque<Branch> due;
    private final Set<String> asked = new HashSet<>();
    private Optional<At> at = Optional.empty();

    private record At(Branch branch, StorageWalk walk) {}

    /**
     * A round.
     *
     * @param to up to when is read
     */
    StorageRound(StorageLogs logs, List<Branch> branches, Instant to) {
        this.logs = logs;
        this.due = new ArrayDeque<>(branches);
        this.to = to;
    }

    /** The walk over the next branch that has a log. */
    Optional<StorageWalk> next(Instant now, Refusals refusals) {
        while (!due.isEmpty()) {
            Branch branch = due.remove();
            Optional<StorageWalk> walk =
                    logs.begin(branch.project(), branch.id(), to).filter(it -> refusals.allows(it.resource(), now));
            if (walk.isPresent()) {
                asked.add(branch.key());
                at = walk.map(it -> new At(branch, it));
                return walk;
            }
        }
        return Optional.empty();
    }

    NeonResource resource() {
        return at.orElseThrow().walk().resource();
    }

    /** The rows of the last answer. */
    List<String> rows() {
        At now = at.orElseThrow();
        return logs.rows(now.branch().project(), now.branch().id(), now.walk());
    }

    /** The walk is done. */
    void ended(Instant now) {
        At last = at.orElseThrow();
        logs.ended(last.branch().project(), last.branch().id(), last.walk(), now);
    }

    boolean isUpToDate() {
        return due.isEmpty() && logs.isUpToDate(asked);
    }
}
