package dev.lapwing.rule.syntax;

import java.util.List;
import java.util.function.Function;

/** A condition as written: names joined by and, or, not and parentheses. */
public sealed interface Condition {
    /**
     * One name.
     *
     * @param offset where it begins in the text of the condition, from 0 on
     */
    record Name(String name, int offset) implements Condition {
        @Override
        public <T> T match(
                Function<Name, T> name,
                Function<Of, T> of,
                Function<And, T> and,
                Function<Or, T> or,
                Function<Not, T> not) {
            return name.apply(this);
        }
    }

    /**
     * One or all of the names that fit a pattern; {@code them} stands for all of them.
     *
     * @param all whether all have to hold, or one is enough
     * @param offset where it begins in the text of the condition, from 0 on
     */
    record Of(boolean all, String pattern, int offset) implements Condition {
        @Override
        public <T> T match(
                Function<Name, T> name,
                Function<Of, T> of,
                Function<And, T> and,
                Function<Or, T> or,
                Function<Not, T> not) {
            return of.apply(this);
        }
    }

    /** All parts. */
    record And(List<Condition> parts) implements Condition {
        @Override
        public <T> T match(
                Function<Name, T> name,
                Function<Of, T> of,
                Function<And, T> and,
                Function<Or, T> or,
                Function<Not, T> not) {
            return and.apply(this);
        }
    }

    /** Any part. */
    record Or(List<Condition> parts) implements Condition {
        @Override
        public <T> T match(
                Function<Name, T> name,
                Function<Of, T> of,
                Function<And, T> and,
                Function<Or, T> or,
                Function<Not, T> not) {
            return or.apply(this);
        }
    }

    /** Not the part. */
    record Not(Condition part) implements Condition {
        @Override
        public <T> T match(
                Function<Name, T> name,
                Function<Of, T> of,
                Function<And, T> and,
                Function<Or, T> or,
                Function<Not, T> not) {
            return not.apply(this);
        }
    }

    /** Gives what the function for the case at hand does. */
    <T> T match(
            Function<Name, T> name, Function<Of, T> of, Function<And, T> and, Function<Or, T> or, Function<Not, T> not);
}
