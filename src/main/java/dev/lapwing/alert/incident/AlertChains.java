package dev.lapwing.alert.incident;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** The alerts of one source that belong to incidents: all of them, and those about each entity, in order. */
final class AlertChains {
    /** So long after an alert another one about the same still joins it. */
    static final Duration GAP = Duration.ofHours(24);

    private final NavigableSet<KeptAlert> all = new TreeSet<>(KeptAlert.IN_ORDER);
    private final Map<StrongEntity, NavigableSet<KeptAlert>> chains = new HashMap<>();

    void add(KeptAlert kept) {
        all.add(kept);
        kept.alert
                .entities()
                .forEach(entity -> chains.computeIfAbsent(entity, any -> new TreeSet<>(KeptAlert.IN_ORDER))
                        .add(kept));
    }

    void remove(KeptAlert kept) {
        all.remove(kept);
        kept.alert
                .entities()
                .forEach(entity -> chains.computeIfPresent(entity, (same, chain) -> {
                    chain.remove(kept);
                    return chain.isEmpty() ? null : chain;
                }));
    }

    /** All of them, in order. */
    List<KeptAlert> all() {
        return List.copyOf(all);
    }

    /** Those for which an alert is the nearest before them about something, if not about everything that they are about. */
    List<KeptAlert> following(KeptAlert kept) {
        List<KeptAlert> following = new ArrayList<>();
        for (StrongEntity entity : kept.alert.entities()) {
            NavigableSet<KeptAlert> chain = chains.get(entity);
            if (chain != null) {
                follow(kept, chain.tailSet(kept, false), following);
            }
        }
        return following;
    }

    private static void follow(KeptAlert kept, NavigableSet<KeptAlert> later, List<KeptAlert> following) {
        long between = Long.MIN_VALUE;
        for (KeptAlert next : later) {
            long reached = next.alert.start() - GAP.toMillis();
            if (kept.alert.end() < reached || between >= kept.alert.end()) {
                return;
            }
            if (between < reached) {
                following.add(next);
            }
            between = Math.max(between, next.alert.end());
        }
    }

    /** The last alert before one that is about the same and ended no longer before it than the gap. */
    Optional<KeptAlert> nearest(KeptAlert kept) {
        return kept.alert.entities().stream()
                .flatMap(entity -> nearest(entity, kept).stream())
                .max(KeptAlert.IN_ORDER);
    }

    private Optional<KeptAlert> nearest(StrongEntity entity, KeptAlert kept) {
        long reached = kept.alert.start() - GAP.toMillis();
        return Optional.ofNullable(chains.get(entity)).stream()
                .flatMap(chain -> chain.headSet(kept, false).descendingSet().stream())
                .filter(before -> before.alert.end() >= reached)
                .findFirst();
    }
}
