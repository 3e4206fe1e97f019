package dev.lapwing.detect.episode;

import dev.lapwing.detect.signal.IdHash;
import dev.lapwing.detect.window.RulePlan;
import dev.lapwing.detect.window.WindowEvent;
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
 * The bound on what a rule keeps of a group: of each aligned slice of time the first K events by (time, id) count.
 *
 * <p>They are counted for each set of members by itself, so that a flood of one member cannot push out another. For a
 * value count a few events of each value count besides, of at most K values, those whose hash is smallest: a flood of
 * one value cannot hide the others. Whatever is pushed out once can never come back, so what is kept is a function of
 * the set of events.
 */
public final class SliceBound {
    /** How many events of each value count, also where the slice is full. */
    public static final int PER_VALUE = 4;

    /** What becomes of an event. */
    enum Verdict {
        KEPT,
        KNOWN,
        NO_ROOM
    }

    private static final Comparator<WindowEvent> BY_EVENT = Comparator.comparing(WindowEvent::signal);

    private final RulePlan plan;
    private final Map<Long, Slice> slices = new HashMap<>();
    private final TreeSet<Long> overflowed = new TreeSet<>();

    SliceBound(RulePlan plan) {
        this.plan = plan;
    }

    /**
     * Finds a place for an event.
     *
     * @param pushedOut receives the events that have to go for it
     */
    Verdict admit(WindowEvent event, List<WindowEvent> pushedOut) {
        long number = sliceOf(event.time());
        Verdict verdict = slices.computeIfAbsent(number, n -> new Slice(plan)).admit(event, pushedOut);
        if (verdict == Verdict.NO_ROOM || !pushedOut.isEmpty()) {
            overflowed.add(number);
        }
        return verdict;
    }

    /** Takes an event out again that was taken back by its source. */
    void remove(WindowEvent event) {
        Slice slice = slices.get(sliceOf(event.time()));
        if (slice != null) {
            slice.remove(event);
        }
    }

    /** Whether events between these times, or in their slices, were left out. */
    public boolean overflowed(long from, long to) {
        Long slice = overflowed.ceiling(sliceOf(from));
        return slice != null && slice <= sliceOf(to);
    }

    /** The slices of which events were left out. */
    public Set<Long> overflowed() {
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

    private static final class Slice {
        private final RulePlan plan;
        private final Map<Long, List<WindowEvent>> byMembers = new HashMap<>();
        private final Map<String, List<WindowEvent>> byValue = new HashMap<>();
        private final TreeMap<Long, String> valuesByHash = new TreeMap<>(Long::compareUnsigned);

        Slice(RulePlan plan) {
            this.plan = plan;
        }

        Verdict admit(WindowEvent event, List<WindowEvent> pushedOut) {
            List<WindowEvent> same = byMembers.computeIfAbsent(event.mask, mask -> new ArrayList<>());
            if (isIn(same, event)) {
                return Verdict.KNOWN;
            }
            String value = plan.keepsEachValue() ? event.value : null;
            List<WindowEvent> ofValue = value == null ? null : ofValue(value, pushedOut);
            if (ofValue != null) {
                if (isIn(ofValue, event)) {
                    return Verdict.KNOWN;
                }
                place(ofValue, event, PER_VALUE, pushedOut);
            }
            place(same, event, plan.sliceLimit, pushedOut);
            return event.places > 0 ? Verdict.KEPT : Verdict.NO_ROOM;
        }

        void remove(WindowEvent event) {
            byMembers.values().forEach(kept -> kept.remove(event));
            byValue.values().forEach(kept -> kept.remove(event));
        }

        /** The kept events of a value, or null where there are too many values with smaller hashes. */
        private @Nullable List<WindowEvent> ofValue(String value, List<WindowEvent> pushedOut) {
            List<WindowEvent> known = byValue.get(value);
            if (known != null) {
                return known;
            }
            long hash = IdHash.number(value);
            if (valuesByHash.size() >= plan.sliceLimit) {
                if (Long.compareUnsigned(hash, valuesByHash.lastKey()) > 0) {
                    return null;
                }
                List<WindowEvent> gone =
                        byValue.remove(valuesByHash.pollLastEntry().getValue());
                if (gone != null) {
                    gone.forEach(event -> leave(event, pushedOut));
                }
            }
            valuesByHash.put(hash, value);
            List<WindowEvent> fresh = new ArrayList<>();
            byValue.put(value, fresh);
            return fresh;
        }

        private static void place(List<WindowEvent> kept, WindowEvent event, int limit, List<WindowEvent> pushedOut) {
            if (kept.size() >= limit && BY_EVENT.compare(event, kept.get(kept.size() - 1)) > 0) {
                return;
            }
            kept.add(insertionPoint(kept, event), event);
            event.places++;
            if (kept.size() > limit) {
                leave(kept.remove(kept.size() - 1), pushedOut);
            }
        }

        private static void leave(WindowEvent event, List<WindowEvent> pushedOut) {
            if (--event.places == 0) {
                pushedOut.add(event);
            }
        }

        private static boolean isIn(List<WindowEvent> kept, WindowEvent event) {
            int at = insertionPoint(kept, event);
            return at > 0 && BY_EVENT.compare(kept.get(at - 1), event) == 0;
        }

        private static int insertionPoint(List<WindowEvent> kept, WindowEvent event) {
            int at = kept.size();
            while (at > 0 && BY_EVENT.compare(kept.get(at - 1), event) > 0) {
                at--;
            }
            return at;
        }
    }
}
