package dev.lapwing.rule.clause;

import java.util.List;
import java.util.function.Function;

/** What a detection rule asks of an event, with field names as the rule writes them. */
public sealed interface Clause {
    /** All parts hold; true without parts. */
    record All(List<Clause> parts) implements Clause {
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public <T> T match(
                Function<All, T> all,
                Function<Any, T> any,
                Function<Not, T> not,
                Function<Check, T> check,
                Function<Named, T> named) {
            return all.apply(this);
        }
    }

    /** At least one part holds; false without parts. */
    record Any(List<Clause> parts) implements Clause {
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public <T> T match(
                Function<All, T> all,
                Function<Any, T> any,
                Function<Not, T> not,
                Function<Check, T> check,
                Function<Named, T> named) {
            return any.apply(this);
        }
    }

    /** The part does not hold. */
    record Not(Clause part) implements Clause {
        @Override
        public <T> T match(
                Function<All, T> all,
                Function<Any, T> any,
                Function<Not, T> not,
                Function<Check, T> check,
                Function<Named, T> named) {
            return not.apply(this);
        }
    }

    /** A test on a field; on the whole event where the field is empty. */
    record Check(String field, ValuePredicate test) implements Clause {
        @Override
        public <T> T match(
                Function<All, T> all,
                Function<Any, T> any,
                Function<Not, T> not,
                Function<Check, T> check,
                Function<Named, T> named) {
            return check.apply(this);
        }
    }

    /** A part that the rule file has words for, so that people can be told which one decided. */
    record Named(Naming naming, String text, Clause part) implements Clause {
        @Override
        public <T> T match(
                Function<All, T> all,
                Function<Any, T> any,
                Function<Not, T> not,
                Function<Check, T> check,
                Function<Named, T> named) {
            return named.apply(this);
        }
    }

    /** What in a rule file the words of a part are. */
    enum Naming {
        /** The name of a selection. */
        SELECTION,
        /** A field with its modifiers; empty before keywords. */
        LINE,
        /** One value of a field. */
        VALUE,
        /** A placeholder, without its percent signs, over the values that it stands for. */
        PLACEHOLDER
    }

    /** The parts together, or the one part there is. */
    static Clause all(List<Clause> parts) {
        return parts.size() == 1 ? parts.get(0) : new All(parts);
    }

    /** Either of the parts, or the one part there is. */
    static Clause any(List<Clause> parts) {
        return parts.size() == 1 ? parts.get(0) : new Any(parts);
    }

    /** Gives what the function for the case at hand does. */
    <T> T match(
            Function<All, T> all,
            Function<Any, T> any,
            Function<Not, T> not,
            Function<Check, T> check,
            Function<Named, T> named);
}
