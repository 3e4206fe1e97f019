package dev.lapwing.rule.clause;

import java.util.List;

/** What a detection rule asks of an event, with field names as the rule writes them. */
public sealed interface Clause {
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
    record Check(String field, ValuePredicate test) implements Clause {}

    /** A part that the rule file has words for, so that people can be told which one decided. */
    record Named(Naming naming, String text, Clause part) implements Clause {}

    /** What in a rule file the words of a part are. */
    enum Naming {
        /** The name of a selection. */
        SELECTION,
        /** A field with its modifiers; empty before keywords. */
        LINE,
        /** One value of a field. */
        VALUE
    }

    /** The parts together, or the one part there is. */
    static Clause all(List<Clause> parts) {
        return parts.size() == 1 ? parts.get(0) : new All(parts);
    }

    /** Either of the parts, or the one part there is. */
    static Clause any(List<Clause> parts) {
        return parts.size() == 1 ? parts.get(0) : new Any(parts);
    }
}
