package dev.lapwing.detect;

import org.jspecify.annotations.Nullable;

/** One event as one rule sees it. */
final class Counted {
    final LoggedSignal logged;
    /** The members of the rule that it matches. */
    final long mask;
    /** What a value count counts of it. */
    final @Nullable String value;
    /** In how many ways it is within the bound; at none it no longer counts. */
    int places;
    /** Whether the rule's condition holds at it, as far as known. */
    boolean holds;

    Counted(LoggedSignal logged, long mask, @Nullable String value) {
        this.logged = logged;
        this.mask = mask;
        this.value = value;
    }

    Signal signal() {
        return logged.signal;
    }

    long time() {
        return logged.signal.timeMillis();
    }
}
