package dev.lapwing.topology;

import dev.lapwing.detect.Evidence;
import dev.lapwing.detect.KeyedSignal;
import dev.lapwing.detect.Signal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps signals small: a field of a megabyte would be stored with each group and shown in each alert. */
final class SignalSize {
    /** How many characters of a field evidence shows; a group's page of signals then fits into one record. */
    static final int MAX_SHOWN = 400;

    private SignalSize() {}

    static KeyedSignal cut(KeyedSignal keyed) {
        Signal signal = keyed.signal();
        Map<String, String> fields = signal.evidence().fields();
        if (fields.values().stream().allMatch(value -> value.length() <= MAX_SHOWN)) {
            return keyed;
        }
        Map<String, String> cut = new LinkedHashMap<>();
        fields.forEach((name, value) -> cut.put(name, cut(value)));
        Evidence evidence = new Evidence(signal.evidence().place(), cut);
        return new KeyedSignal(keyed.key(), signal.withEvidence(evidence));
    }

    private static String cut(String value) {
        if (value.length() <= MAX_SHOWN) {
            return value;
        }
        int end = Character.isHighSurrogate(value.charAt(MAX_SHOWN - 1)) ? MAX_SHOWN - 1 : MAX_SHOWN;
        return value.substring(0, end) + "...";
    }
}
