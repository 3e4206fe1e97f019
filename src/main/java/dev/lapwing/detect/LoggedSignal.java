package dev.lapwing.detect;

import org.jspecify.annotations.Nullable;

/** A signal that a group keeps, and how many of its rules still need it. */
final class LoggedSignal {
    final Signal signal;
    int uses;
    /** The page that holds it, once it is logged. */
    @Nullable
    SignalPage page;

    LoggedSignal(Signal signal) {
        this.signal = signal;
    }
}
