package dev.lapwing.detect;

import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.signal.KeyedSignal;

/** Where a group tells what became of it. */
@FunctionalInterface
public interface GroupListener {
    /** Takes a version of an alert. */
    void alert(AlertVersion version);

    /** Takes an event for a correlation of a higher level; of no meaning where no rule names another correlation. */
    default void higher(KeyedSignal signal) {
        throw new IllegalStateException("nobody takes the events of a higher level: " + signal);
    }
}
