package dev.lapwing.detect.window;

import dev.lapwing.detect.signal.LoggedSignal;
import dev.lapwing.detect.signal.Signal;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One event as one rule sees it. */
public final class WindowEvent {
    public final LoggedSignal logged;
    /** The members of the rule that it matches. */
    public final long mask;
    /** What the rule looks at of it: a value, several together, a number, a place. */
    final @Nullable public String value;
    /** In how many ways it is within the bound; at none it no longer counts. */
    public int places;
    /** Whether the rule's condition holds at it, as far as known. */
    public boolean holds;
    /** What was worked out at it, where the condition holds. */
    public Optional<Measurement> reading = Optional.empty();

    /** An event at which nothing was judged so far. */
    public WindowEvent(LoggedSignal logged, long mask, @Nullable String value) {
        this.logged = logged;
        this.mask = mask;
        this.value = value;
    }

    /** Whether it is this event, in whatever version. */
    public boolean isOf(Signal other) {
        return signal().compareEvent(other.timeMillis(), other.uid()) == 0;
    }

    /** Notes whether the condition holds at it, and what was worked out there. */
    public void judge(boolean holding, Optional<Measurement> worked) {
        holds = holding;
        reading = holding ? worked : Optional.empty();
    }

    /** The value as the number that it is; only where {@link RulePlan#value} found it to be one. */
    BigDecimal number() {
        return new BigDecimal(String.valueOf(value));
    }

    /** Its signal. */
    public Signal signal() {
        return logged.signal;
    }

    /** Its time, in milliseconds since the epoch. */
    public long time() {
        return logged.signal.timeMillis();
    }
}
