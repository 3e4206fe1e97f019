package dev.lapwing.detect;

import java.util.ArrayList;
import java.util.List;

/** A run of a group's signals that is stored as one record. */
final class SignalPage {
    final int number;
    final List<LoggedSignal> signals = new ArrayList<>();
    /** Whether it differs from what is stored. */
    boolean changed;

    SignalPage(int number) {
        this.number = number;
    }

    Signal first() {
        return signals.get(0).signal;
    }

    Signal last() {
        return signals.get(signals.size() - 1).signal;
    }
}
