package dev.lapwing.replay;

import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.detect.signal.Signal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What one group's episodes are for higher levels, with all that was taken back left out. */
final class HigherSignals {
    private record Name(GroupKey group, String uid) {}

    private final Map<Name, KeyedSignal> standing = new LinkedHashMap<>();

    void take(KeyedSignal keyed) {
        Name name = new Name(keyed.key(), keyed.signal().uid());
        if (keyed.signal().op() == Signal.Op.MINUS) {
            standing.remove(name);
        } else {
            standing.put(name, keyed);
        }
    }

    /** Gives away what stands once the group is worked out. */
    void flush(Consumer<KeyedSignal> out) {
        standing.values().forEach(out);
        standing.clear();
    }
}
