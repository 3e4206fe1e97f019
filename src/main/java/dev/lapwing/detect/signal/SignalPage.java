package dev.lapwing.detect.signal;

import java.util.ArrayList;
import java.util.List;

/** A run of a group's signals that is stored as one record. */
public final class SignalPage {
    public final int number;
    public final List<LoggedSignal> signals = new ArrayList<>();
    /** About how many bytes of memory its signals take. */
    long weight;
    /** Whether it differs from what is stored. */
    boolean changed;

    /** An empty page. */
    public SignalPage(int number) {
        this.number = number;
    }

    void add(int at, LoggedSignal logged) {
        signals.add(at, logged);
        weight += logged.weight();
        logged.page = this;
    }

    boolean remove(LoggedSignal logged) {
        boolean was = signals.remove(logged);
        weight -= was ? logged.weight() : 0;
        return was;
    }

    /** Counts its weight anew. */
    void weigh() {
        weight = signals.stream().mapToLong(LoggedSignal::weight).sum();
    }

    /** Its oldest signal. */
    public Signal first() {
        return signals.get(0).signal;
    }

    Signal last() {
        return signals.get(signals.size() - 1).signal;
    }
}
