package dev.lapwing.replay.sort;

import dev.lapwing.detect.signal.KeyedSignal;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;

/** The sorters of each level: first the events, then what the correlations of one level are for those of the next. */
public final class LevelSorters implements Closeable {
    /** Groups are spread over so many parts, each of which one thread works out. */
    private static final int PARTS = 64;

    private final List<List<SignalSorter>> levels = new ArrayList<>();

    public LevelSorters(int highest, SortMemory memory) {
        for (int level = 0; level <= highest; level++) {
            levels.add(SignalSorter.sharing(PARTS, memory.bytes(), memory.folder()));
        }
    }

    /** Takes a signal to the sorter of its group, from any thread. */
    public void add(KeyedSignal keyed) {
        List<SignalSorter> sorters = levels.get(keyed.key().level());
        SortedSignal sorted = SortedSignal.of(keyed);
        sorters.get(sorted.part(sorters.size())).add(sorted);
    }

    /** Sorters by level, lowest first: a level is complete once the lower ones were worked out. */
    public List<List<SignalSorter>> levels() {
        return List.copyOf(levels);
    }

    @Override
    public void close() {
        levels.forEach(sorters -> sorters.forEach(SignalSorter::close));
    }
}
