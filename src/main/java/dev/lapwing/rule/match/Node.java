package dev.lapwing.rule.match;

import java.util.List;
import java.util.function.Function;

/** A rule compiled for one schema: tests by number, negations only before a single test. */
sealed interface Node {
    /** Holds for every event. */
    Node ALWAYS = new And(List.of());
    /** Holds for no event. */
    Node NEVER = new Or(List.of());

    boolean holds(Scratch scratch);

    /** A test, by its number in the program. */
    record Holds(int test) implements Node {
        @Override
        public boolean holds(Scratch scratch) {
            return scratch.holds(test);
        }

        @Override
        public <T> T match(
                Function<Holds, T> holds, Function<Fails, T> fails, Function<And, T> and, Function<Or, T> or) {
            return holds.apply(this);
        }
    }

    /** The contrary of a test. */
    record Fails(int test) implements Node {
        @Override
        public boolean holds(Scratch scratch) {
            return !scratch.holds(test);
        }

        @Override
        public <T> T match(
                Function<Holds, T> holds, Function<Fails, T> fails, Function<And, T> and, Function<Or, T> or) {
            return fails.apply(this);
        }
    }

    /** All parts hold. */
    record And(List<Node> parts) implements Node {
        @Override
        public boolean holds(Scratch scratch) {
            for (int i = 0; i < parts.size(); i++) {
                if (!parts.get(i).holds(scratch)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public <T> T match(
                Function<Holds, T> holds, Function<Fails, T> fails, Function<And, T> and, Function<Or, T> or) {
            return and.apply(this);
        }
    }

    /** At least one part holds. */
    record Or(List<Node> parts) implements Node {
        @Override
        public boolean holds(Scratch scratch) {
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i).holds(scratch)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public <T> T match(
                Function<Holds, T> holds, Function<Fails, T> fails, Function<And, T> and, Function<Or, T> or) {
            return or.apply(this);
        }
    }

    /** Gives what the function for the case at hand does. */
    <T> T match(Function<Holds, T> holds, Function<Fails, T> fails, Function<And, T> and, Function<Or, T> or);
}
