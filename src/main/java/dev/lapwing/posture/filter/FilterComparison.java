package dev.lapwing.posture.filter;

import java.util.Optional;

/** Two operands and the operator between them; what means the same is written the same. */
record FilterComparison(Operand left, String operator, Operand right) {
    private static final String ANY = "?";

    /** The comparison in the one form of all that mean the same: sides in order where they may be swapped, no "less than". */
    static FilterComparison of(Operand left, String operator, Operand right) {
        return switch (operator.replace(ANY, "")) {
            case "=", "!=" ->
                left.compareTo(right) <= 0
                        ? new FilterComparison(left, operator, right)
                        : new FilterComparison(right, operator, left);
            case "<", "<=" -> new FilterComparison(right, operator.replace('<', '>'), left);
            default -> new FilterComparison(left, operator, right);
        };
    }

    /** The same of any of several values in place of all of them: it holds wherever this one does. */
    FilterComparison ofAny() {
        return operator.startsWith(ANY) ? this : new FilterComparison(left, ANY + operator, right);
    }

    /** What comes out whatever the record; empty where that depends on it. */
    Optional<Boolean> answer() {
        return switch (operator.replace(ANY, "")) {
            case "=" -> equality();
            case "!=" -> equality().map(equal -> !equal);
            case ">" -> order().map(order -> order > 0);
            case ">=" -> order().map(order -> order >= 0);
            default -> Optional.empty();
        };
    }

    /** Whether a null stands where nothing compares with null, so that it never holds. */
    boolean comparesWithNull() {
        boolean equality = operator.endsWith("=") && !operator.contains(">");
        return !equality && (left.kind() == Operand.Kind.NULL || right.kind() == Operand.Kind.NULL);
    }

    private Optional<Boolean> equality() {
        if (left.equals(right) && left.hasOneValue()) {
            return Optional.of(true);
        }
        if (left.isEmpty() || right.isEmpty()) {
            Operand other = left.isEmpty() ? right : left;
            return other.isEmpty() ? Optional.of(true) : other.isNeverEmpty() ? Optional.of(false) : Optional.empty();
        }
        if (!left.isConstant() || !right.isConstant()) {
            return Optional.empty();
        }
        return Optional.of(
                left.number().equals(right.number()) && (left.number().isPresent() || left.equals(right)));
    }

    /** How two numbers are ordered. */
    private Optional<Integer> order() {
        return left.number().flatMap(first -> right.number().map(first::compareTo));
    }
}
