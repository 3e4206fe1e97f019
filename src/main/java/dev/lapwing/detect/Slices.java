package dev.lapwing.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The bound on what a rule keeps of a group: of each aligned slice of time and each kind of event the first K by (time,
 * id) count.
 *
 * <p>A kind is the set of members that an event matches, so that a flood of one member cannot push out another; for a
 * value count it is the value, of which fewer are kept, and of the values those whose hash is smallest. Whatever is
 * pushed out once can never come back, so what is kept is a function of the set of events.
 */
final class Slices {
    /** A value that came this often in a slice need not be kept more often. */
    static final int PER_VALUE = 4;

    /** What becomes of an event. */
    enum Verdict {
        KEPT,
        KNOWN,
        NO_ROOM
    }

    private static final Comparator<Counted> BY_EVENT = Comparator.comparing(Counted::signal);

    private final RulePlan plan;
    private final Map<Long, Slice> slices = new HashMap<>();
    private final TreeSet<Long> overflowed = new TreeSet<>();

    Slices(RulePlan plan) {
        this.plan = plan;
    }

    /**
     * Finds a place for an event.
     *
     * @param pushedOut receives the events that have to go for it
     */
    Verdict admit(Counted event, List<Counted> pushedOut) {
        long number = sliceOf(event.time());
        Verdict verdict =
                slices.computeIfAbsent(number, n -> new Slice()).admit(plan, kind(plan, event), event, pushedOut);
        if (verdict == Verdict.NO_ROOM || !pushedOut.isEmpty()) {
            overflowed.add(number);
        }
        return verdict;
    }

    /** Whether events between these times, or in their slices, were left out. */
    boolean overflowed(long from, long to) {
        Long slice = overflowed.ceiling(sliceOf(from));
        return slice != null && slice <= sliceOf(to);
    }

    /** The slices of which events were left out. */
    Set<Long> overflowed() {
        return overflowed;
    }

    /** Forgets the slices that end before a time. */
    void forget(long before) {
        long first = sliceOf(before);
        slices.keySet().removeIf(slice -> slice < first);
        overflowed.headSet(first).clear();
    }

    private long sliceOf(long time) {
        return Math.floorDiv(time, plan.sliceLength);
    }

    private static String kind(RulePlan plan, Counted event) {
        return plan.countsValues() ? String.valueOf(event.value) : Long.toHexString(event.mask);
    }

    private static final class Slice {
        private final Map<String, List<Counted>> kinds = new HashMap<>();
        private final TreeMap<Long, String> valuesByHash = new TreeMap<>(Long::compareUnsigned);

        Verdict admit(RulePlan plan, String kind, Counted event, List<Counted> pushedOut) {
            List<Counted> kept = kinds.get(kind);
            if (kept == null) {
                kept = newKind(plan, kind, pushedOut);
                if (kept == null) {
                    return Verdict.NO_ROOM;
                }
            }
            int limit = plan.countsValues() ? PER_VALUE : plan.sliceLimit;
            if (kept.size() >= limit && BY_EVENT.compare(event, kept.get(kept.size() - 1)) > 0) {
                return Verdict.NO_ROOM;
            }
            int at = insertionPoint(kept, event);
            if (at > 0 && BY_EVENT.compare(kept.get(at - 1), event) == 0) {
                return Verdict.KNOWN;
            }
            kept.add(at, event);
            if (kept.size() > limit) {
                pushedOut.add(kept.remove(kept.size() - 1));
            }
            return Verdict.KEPT;
        }

        private @Nullable List<Counted> newKind(RulePlan plan, String kind, List<Counted> pushedOut) {
            if (plan.countsValues()) {
                long hash = Fingerprint.number(kind);
                if (valuesByHash.size() >= plan.sliceLimit) {
                    if (Long.compareUnsigned(hash, valuesByHash.lastKey()) > 0) {
                        return null;
                    }
                    List<Counted> gone =
                            kinds.remove(valuesByHash.pollLastEntry().getValue());
                    pushedOut.addAll(gone == null ? List.of() : gone);
                }
                valuesByHash.put(hash, kind);
            }
            List<Counted> kept = new ArrayList<>();
            kinds.put(kind, kept);
            return kept;
        }

        private static int insertionPoint(List<Counted> kept, Counted event) {
            int at = kept.size();
            while (at > 0 && BY_EVENT.compare(kept.get(at - 1), event) > 0) {
                at--;
            }
            return at;
        }
    }
}
