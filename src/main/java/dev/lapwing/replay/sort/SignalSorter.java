package dev.lapwing.replay.sort;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Sorts the signals of some groups; what does not fit into the memory that all sorters share goes to disk in sorted
 * runs.
 */
public final class SignalSorter implements Closeable {
    private final AtomicLong held;
    private final long budget;
    private final long ownShare;
    private final Path folder;
    private List<SortedSignal> signals = new ArrayList<>();
    private long size;
    private Optional<SpillFile> spilled = Optional.empty();

    private SignalSorter(AtomicLong held, long budget, int sorters, Path folder) {
        this.held = held;
        this.budget = budget;
        this.ownShare = budget / sorters;
        this.folder = folder;
    }

    /**
     * Sorters that share a memory.
     *
     * @param budget about how many bytes of signals they keep in memory together; twice as many at worst
     * @param folder where the others go
     */
    static List<SignalSorter> sharing(int count, long budget, Path folder) {
        AtomicLong held = new AtomicLong();
        List<SignalSorter> sorters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sorters.add(new SignalSorter(held, budget, count, folder));
        }
        return sorters;
    }

    /** Takes a signal, from any thread. */
    synchronized void add(SortedSignal signal) {
        signals.add(signal);
        size += signal.size();
        if (held.addAndGet(signal.size()) > budget && size >= ownShare) {
            spill();
        }
    }

    /** Calls back for each signal in order; to be called once. */
    public synchronized void drain(Consumer<SortedSignal> action) {
        signals.sort(null);
        List<Iterator<SortedSignal>> runs = new ArrayList<>();
        spilled.ifPresent(file -> runs.addAll(file.runs()));
        runs.add(signals.iterator());
        if (runs.size() == 1) {
            signals.forEach(action);
        } else {
            merge(runs, action);
        }
        forget();
    }

    @Override
    public synchronized void close() {
        spilled.ifPresent(SpillFile::close);
        spilled = Optional.empty();
    }

    private void spill() {
        if (spilled.isEmpty()) {
            spilled = Optional.of(new SpillFile(folder));
        }
        signals.sort(null);
        spilled.get().write(signals);
        forget();
    }

    private void forget() {
        signals = new ArrayList<>();
        held.addAndGet(-size);
        size = 0;
    }

    private static void merge(List<Iterator<SortedSignal>> runs, Consumer<SortedSignal> action) {
        PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::signal));
        runs.forEach(run -> Head.of(run).ifPresent(heads::add));
        while (!heads.isEmpty()) {
            Head smallest = heads.remove();
            action.accept(smallest.signal());
            Head.of(smallest.run()).ifPresent(heads::add);
        }
    }

    private record Head(SortedSignal signal, Iterator<SortedSignal> run) {
        static Optional<Head> of(Iterator<SortedSignal> run) {
            return run.hasNext() ? Optional.of(new Head(run.next(), run)) : Optional.empty();
        }
    }
}
