package dev.lapwing.rule.definition;

import java.util.List;

/** What a temporal correlation asks of its members; after loading, a {@link Not} stands only before a single name. */
public sealed interface Expression {
    /** Whether any member must be absent. */
    boolean hasNegation();

    /** At least so many different members. */
    static Expression atLeast(int members) {
        return new Count(Bounds.atLeast(members));
    }

    /** A member matched in the window. */
    record Named(int member) implements Expression {
        @Override
        public boolean hasNegation() {
            return false;
        }
    }

    /** All parts hold. */
    record And(List<Expression> parts) implements Expression {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean hasNegation() {
            return parts.stream().anyMatch(Expression::hasNegation);
        }
    }

    /** At least one part holds. */
    record Or(List<Expression> parts) implements Expression {
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean hasNegation() {
            return parts.stream().anyMatch(Expression::hasNegation);
        }
    }

    /** The part does not hold. */
    record Not(Expression part) implements Expression {
        @Override
        public boolean hasNegation() {
            return true;
        }
    }

    /** So many different members matched in the window. */
    record Count(Bounds bounds) implements Expression {
        @Override
        public boolean hasNegation() {
            return false;
        }
    }
}
