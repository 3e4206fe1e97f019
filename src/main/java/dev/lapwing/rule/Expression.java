package dev.lapwing.rule;

import java.util.List;

/** What a temporal correlation asks of its members; after loading, a {@link Not} stands only before a single name. */
public sealed interface Expression {
    /** Whether any member must be absent. */
    boolean hasNegation();

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

    /** At least this many different members matched in the window. */
    record AtLeast(int members) implements Expression {
        @Override
        public boolean hasNegation() {
            return false;
        }
    }
}
