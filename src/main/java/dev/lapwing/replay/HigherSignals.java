package dev.lapwing.replay;

import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.detect.signal.Signal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one group's episodes are for higher levels, with all that was taken back left out. */
final class HigherSignals {
    private record Name(GroupKey group, String uid) {}

    private final Map<Name, KeyedSignal> standing = new LinkedHashMap<>();

    void takeAll(List<KeyedSignal> signals) {
        signals.forEach(this::take);
    }

    private void take(KeyedSignal keyed) {
        Name name = new Name(keyed.key(), keyed.signal().uid());
        if (keyed.signal().op() == Signal.Op.MINUS) {
            standing.remove(name);
        } else {
            standing.put(name, keyed);
        }
    }

    /** What stands once the group is worked out; nothing of it stays. */
    List<KeyedSignal> flush() {
        List<KeyedSignal> left = List.copyOf(standing.values());
        standing.clear();
        return left;
    }
}
