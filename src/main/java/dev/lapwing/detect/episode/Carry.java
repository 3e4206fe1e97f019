package dev.lapwing.detect.episode;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settled part of the one episode that may still go on, and whether it differs from what is stored. */
public final class Carry {
    private @Nullable OpenEpisode span;
    private boolean changed;

    /** The episode that goes on beyond what is kept of its events. */
    public Optional<OpenEpisode> span() {
        return Optional.ofNullable(span);
    }

    /** Takes up what was stored. */
    void restore(@Nullable OpenEpisode stored) {
        span = stored;
    }

    /** Takes the settled part as it is now, or that there is none. */
    void settle(@Nullable OpenEpisode now) {
        changed |= span != null || now != null;
        span = now;
    }

    /** To be called where it was stored in an older form. */
    public void storeAnew() {
        changed |= span != null;
    }

    /** Whether it differs from what is stored; forgets that it does. */
    public boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }
}
