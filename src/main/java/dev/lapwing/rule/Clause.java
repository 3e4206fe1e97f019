package dev.lapwing.rule;

import java.util.List;

/** What a detection rule asks of an event, with field names as the rule writes them. */
sealed interface Clause {
    /** All parts hold; true without parts. */
    record All(List<Clause> parts) implements Clause {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** At least one part holds; false without parts. */
    record Any(List<Clause> parts) implements Clause {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** The part does not hold. */
    record Not(Clause part) implements Clause {}

    /** A test on a field; on the whole event where the field is empty. */
    record Check(String field, ValueTest test) implements Clause {}

    /** The parts together, or the one part there is. */
    static Clause all(List<Clause> parts) {
        return parts.size() == 1 ? parts.get(0) : new All(parts);
    }

    /** Either of the parts, or the one part there is. */
    static Clause any(List<Clause> parts) {
        return parts.size() == 1 ? parts.get(0) : new Any(parts);
    }
}
