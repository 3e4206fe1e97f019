package dev.lapwing.posture.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** One request for one record: what each name of a filter stands for; {@code tags.name} has several values. */
record SmallWorld(Map<String, Object> values, List<Object> tags) {
    static final List<String> NAMES = List.of(
            "id", "owner", "state", "n", "tags.name", "@request.auth.id", "@request.auth.role", "@request.auth.n");

    static SmallWorld random(Random random) {
        boolean guest = random.nextInt(3) == 0;
        List<Object> tags = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            tags.add(one(random, "", "x", "y"));
        }
        return new SmallWorld(
                Map.of(
                        "id", one(random, "r1", "r2"),
                        "owner", one(random, "", "u1", "u2"),
                        "state", one(random, "", "x", "y"),
                        "n", one(random, 0.0, 1.0, 5.0),
                        "@request.auth.id", guest ? Null.NULL : one(random, "u1", "u2"),
                        "@request.auth.role", guest ? Null.NULL : one(random, "", "x", "y"),
                        "@request.auth.n", guest ? Null.NULL : one(random, 0.0, 1.0)),
                tags);
    }

    private static Object one(Random random, Object... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** As PocketBase compares: of several values all, and with {@code ?} the one of this row of the join. */
    boolean holds(Object left, String operator, Object right, int row) {
        boolean here = compare(value(left, row), operator.replace("?", ""), value(right, row));
        if (operator.startsWith("?") || !here || (!isTags(left) && !isTags(right))) {
            return here;
        }
        return rows().stream()
                .allMatch(l -> rows().stream()
                        .allMatch(r -> compare(
                                isTags(left) ? l : value(left, row), operator, isTags(right) ? r : value(right, row))));
    }

    /** The rows of the join: a record without tags has one all the same. */
    List<Object> rows() {
        return tags.isEmpty() ? List.of(Null.NULL) : tags;
    }

    private static boolean isTags(Object side) {
        return side instanceof Name name && name.text().equals("tags.name");
    }

    private Object value(Object side, int row) {
        if (!(side instanceof Name name)) {
            return side;
        }
        return isTags(side) ? rows().get(row) : Objects.requireNonNull(values.get(name.text()));
    }

    private static boolean compare(Object left, String operator, Object right) {
        boolean equal = empty(left) ? empty(right) : left.equals(right);
        if (operator.equals("=") || operator.equals("!=")) {
            return equal == operator.equals("=");
        }
        if (left == Null.NULL || right == Null.NULL) {
            return false;
        }
        boolean contains = text(left).contains(text(right));
        int order = order(left, right);
        return switch (operator) {
            case "~" -> contains;
            case "!~" -> !contains;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            default -> throw new IllegalArgumentException(operator);
        };
    }

    /** Numbers come before texts in SQLite. */
    private static int order(Object left, Object right) {
        if (left instanceof Double l && right instanceof Double r) {
            return l.compareTo(r);
        }
        return left instanceof String && right instanceof String
                ? text(left).compareTo(text(right))
                : left instanceof Double ? -1 : 1;
    }

    private static String text(Object value) {
        return value.toString();
    }

    private static boolean empty(Object value) {
        return value == Null.NULL || value.equals("");
    }

    record Name(String text) {}

    enum Null {
        NULL
    }
}
