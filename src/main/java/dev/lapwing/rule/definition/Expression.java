package dev.lapwing.rule.definition;

import java.util.List;
import java.util.function.Function;

/** What a temporal correlation asks of its members; after loading, a {@link Not} stands only before a single name. */
public sealed interface Expression {
    /** What is known of the members in a window. */
    interface Seen {
        /** Whether a member has a match. */
        boolean matched(int member);

        /** Whether it is known that a member that must be absent is. */
        boolean stayedAway(int member);

        /** How many different members matched. */
        int distinct();
    }

    /** Whether it holds for what was seen of its members. */
    boolean holds(Seen seen);

    /** Whether any member must be absent. */
    boolean hasNegation();

    /** Whether too many members that match can make it fail. */
    default boolean isLimited() {
        return match(
                named -> false,
                and -> false,
                or -> false,
                not -> false,
                count -> count.bounds().high().isPresent());
    }

    /** At least so many different members. */
    static Expression atLeast(int members) {
        return new Count(Bounds.atLeast(members));
    }

    /**
     * A member matched in the window.
     *
     * @param member its index among the members
     */
    record Named(int member) implements Expression {
        @Override
        public boolean holds(Seen seen) {
            return seen.matched(member);
        }

        @Override
        public boolean hasNegation() {
            return false;
        }

        @Override
        public <T> T match(
                Function<Named, T> named,
                Function<And, T> and,
                Function<Or, T> or,
                Function<Not, T> not,
                Function<Count, T> count) {
            return named.apply(this);
        }
    }

    /** All parts hold. */
    record And(List<Expression> parts) implements Expression {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Seen seen) {
            for (Expression part : parts) {
                if (!part.holds(seen)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public boolean hasNegation() {
            return parts.stream().anyMatch(Expression::hasNegation);
        }

        @Override
        public <T> T match(
                Function<Named, T> named,
                Function<And, T> and,
                Function<Or, T> or,
                Function<Not, T> not,
                Function<Count, T> count) {
            return and.apply(this);
        }
    }

    /** At least one part holds. */
    record Or(List<Expression> parts) implements Expression {
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Seen seen) {
            for (Expression part : parts) {
                if (part.holds(seen)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public boolean hasNegation() {
            return parts.stream().anyMatch(Expression::hasNegation);
        }

        @Override
        public <T> T match(
                Function<Named, T> named,
                Function<And, T> and,
                Function<Or, T> or,
                Function<Not, T> not,
                Function<Count, T> count) {
            return or.apply(this);
        }
    }

    /** The part does not hold. */
    record Not(Expression part) implements Expression {
        /** The member that must not match; after loading there always is one. */
        public int member() {
            return part.match(Named::member, Not::none, Not::none, Not::none, Not::none);
        }

        private static int none(Expression other) {
            throw new IllegalArgumentException("not the name of a member: " + other);
        }

        @Override
        public boolean holds(Seen seen) {
            return seen.stayedAway(member());
        }

        @Override
        public boolean hasNegation() {
            return true;
        }

        @Override
        public <T> T match(
                Function<Named, T> named,
                Function<And, T> and,
                Function<Or, T> or,
                Function<Not, T> not,
                Function<Count, T> count) {
            return not.apply(this);
        }
    }

    /**
     * So many different members matched in the window.
     *
     * @param bounds how many members that is
     */
    record Count(Bounds bounds) implements Expression {
        @Override
        public boolean holds(Seen seen) {
            return bounds.holds(seen.distinct());
        }

        @Override
        public boolean hasNegation() {
            return false;
        }

        @Override
        public <T> T match(
                Function<Named, T> named,
                Function<And, T> and,
                Function<Or, T> or,
                Function<Not, T> not,
                Function<Count, T> count) {
            return count.apply(this);
        }
    }

    /** Gives what the function for the case at hand does. */
    <T> T match(
            Function<Named, T> named,
            Function<And, T> and,
            Function<Or, T> or,
            Function<Not, T> not,
            Function<Count, T> count);
}
