package dev.lapwing.connect.neon.plan;

import dev.lapwing.connect.neon.api.NeonResource;
import dev.lapwing.connect.neon.api.ResourceWalk;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a task knows of a Neon from one round to the next. It is in memory only: a restart begins anew. */
public final class Census {
    /** What wakes or burdens a compute, or changes by the hour, is not asked more often. */
    static final Duration SELDOM = Duration.ofHours(1);
    /** Of operations that were never read. */
    static final int FIRST_PAGES = 10;

    private final Refusals refusals = new Refusals();
    private final BranchTurns turns = new BranchTurns();
    private final OwnKey ownKey = new OwnKey();
    private final Remembered<String> sent = new Remembered<>();
    private final Remembered<Set<String>> operations = new Remembered<>();
    private final Remembered<Instant> seldom = new Remembered<>();
    private final Remembered<Branch> withBuckets = new Remembered<>();

    /** What may be asked. */
    public Refusals refusals() {
        return refusals;
    }

    /** Which key is the connector's own. */
    public OwnKey ownKey() {
        return ownKey;
    }

    /** Whose turn it is. */
    BranchTurns turns() {
        return turns;
    }

    /** Takes note of a walk; whether it says something else than the one that was sent last. */
    public boolean isNew(ResourceWalk walk) {
        String hash = WalkHash.of(walk);
        String key = walk.resource().key();
        boolean unchanged = sent.get(key).filter(hash::equals).isPresent();
        sent.put(key, hash);
        return !unchanged;
    }

    /** From now on everything is new. */
    public void forgetSent() {
        sent.clear();
    }

    /** A walk over operations, down to those that are known. */
    ResourceWalk operations(NeonResource resource) {
        Set<String> known = operations.get(resource.key()).orElse(Set.of());
        int pages = known.isEmpty() ? FIRST_PAGES : Integer.MAX_VALUE;
        return ResourceWalk.until(
                resource, item -> Seen.text(item, "id").filter(known::contains).isPresent(), pages);
    }

    /** Takes note of the newest operations. */
    void sawOperations(ResourceWalk walk) {
        List<String> ids = walk.items("operations").stream()
                .flatMap(item -> Seen.text(item, "id").stream())
                .limit(1000)
                .toList();
        if (!ids.isEmpty()) {
            operations.put(walk.resource().key(), new HashSet<>(ids));
        }
    }

    /** Whether it is time for something that is asked once an hour. */
    boolean isTimeFor(NeonResource resource, Instant now) {
        return seldom.get(resource.key())
                .filter(last -> now.isBefore(last.plus(SELDOM)))
                .isEmpty();
    }

    /** It was asked. */
    void asked(NeonResource resource, Instant now) {
        seldom.put(resource.key(), now);
    }

    /** Takes note of whether a branch has buckets. */
    void buckets(Branch branch, boolean some) {
        if (some) {
            withBuckets.put(branch.key(), branch);
        } else {
            withBuckets.remove(branch.key());
        }
    }

    /** The branches that had buckets when they were looked at last. */
    public List<Branch> withBuckets() {
        return List.copyOf(withBuckets.all().values());
    }
}
