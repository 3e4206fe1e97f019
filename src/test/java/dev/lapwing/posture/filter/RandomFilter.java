package dev.lapwing.posture.filter;

import dev.lapwing.posture.filter.SmallWorld.Name;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A filter by chance, which knows how it is written and where it holds; neither uses the parser. */
sealed interface RandomFilter {
    List<String> OPERATORS =
            List.of("=", "=", "=", "!=", "!=", ">", ">=", "<", "<=", "~", "!~", "?=", "?!=", "?>", "?<=", "?~", "?!~");

    record Leaf(Object left, String operator, Object right) implements RandomFilter {
        private Leaf turned(String other) {
            return new Leaf(/* left= */ right, other, /* right= */ left);
        }
    }

    record Joined(boolean or, List<RandomFilter> parts) implements RandomFilter {}

    static RandomFilter any(Random random, int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return new Leaf(side(random), one(random, OPERATORS), side(random));
        }
        return new Joined(
                random.nextBoolean(),
                IntStream.range(0, 2 + random.nextInt(2))
                        .mapToObj(i -> any(random, depth - 1))
                        .toList());
    }

    /** As somebody changes a rule: something added, left out, put in other words, or another one. */
    static RandomFilter changed(RandomFilter filter, Random random) {
        if (random.nextInt(3) == 0 && filter instanceof Joined joined) {
            List<RandomFilter> parts = new ArrayList<>(joined.parts());
            int at = random.nextInt(parts.size());
            if (random.nextBoolean() && parts.size() > 1) {
                parts.remove(at);
            } else {
                parts.set(at, changed(parts.get(at), random));
            }
            return new Joined(joined.or(), parts);
        }
        return switch (random.nextInt(4)) {
            case 0 ->
                filter instanceof Leaf leaf && !leaf.operator().startsWith("?")
                        ? new Leaf(leaf.left(), "?" + leaf.operator(), leaf.right())
                        : any(random, 2);
            case 1 -> shuffled(filter, random);
            default -> new Joined(random.nextBoolean(), List.of(filter, any(random, 1)));
        };
    }

    /** The same in another order. */
    static RandomFilter shuffled(RandomFilter filter, Random random) {
        if (filter instanceof Joined joined) {
            List<RandomFilter> parts = new ArrayList<>(
                    joined.parts().stream().map(each -> shuffled(each, random)).toList());
            Collections.shuffle(parts, random);
            return new Joined(joined.or(), parts);
        }
        Leaf leaf = (Leaf) filter;
        return switch (leaf.operator()) {
            case "=", "!=", "?=", "?!=" -> leaf.turned(leaf.operator());
            case ">", ">=", "?>", "?>=" -> leaf.turned(leaf.operator().replace('>', '<'));
            default -> leaf;
        };
    }

    default boolean holds(SmallWorld world) {
        return IntStream.range(0, world.rows().size()).anyMatch(row -> holds(world, row));
    }

    private boolean holds(SmallWorld world, int row) {
        if (this instanceof Joined joined) {
            return joined.or()
                    ? joined.parts().stream().anyMatch(each -> each.holds(world, row))
                    : joined.parts().stream().allMatch(each -> each.holds(world, row));
        }
        Leaf leaf = (Leaf) this;
        return world.holds(leaf.left(), leaf.operator(), leaf.right(), row);
    }

    /** Written by chance; parentheses stand where they must, and now and then where they need not. */
    default String text(Random random) {
        if (this instanceof Joined joined) {
            return joined.parts().stream()
                    .map(each -> each.inParentheses(joined, random))
                    .collect(Collectors.joining(blank(random) + (joined.or() ? "||" : "&&") + blank(random)));
        }
        Leaf leaf = (Leaf) this;
        return written(leaf.left(), random)
                + blank(random)
                + leaf.operator()
                + blank(random)
                + written(leaf.right(), random);
    }

    private String inParentheses(Joined around, Random random) {
        boolean needed = this instanceof Joined joined && joined.or() && !around.or();
        return needed || random.nextInt(4) == 0 ? "(" + text(random) + blank(random) + ")" : text(random);
    }

    private static String blank(Random random) {
        return one(random, List.of("", " ", "\n\t", "// or not\n", " "));
    }

    private static String written(Object side, Random random) {
        if (side instanceof Name name) {
            return name.text();
        }
        if (side instanceof String text) {
            return random.nextBoolean() ? "'" + text + "'" : "\"" + text + "\"";
        }
        if (side instanceof Double number) {
            return random.nextBoolean() ? number.toString() : String.valueOf(number.intValue());
        }
        return one(random, List.of("null", "NULL"));
    }

    private static Object side(Random random) {
        return random.nextInt(5) < 3
                ? new Name(one(random, SmallWorld.NAMES))
                : one(random, List.of("", "", "x", "u1", 0.0, 1.0, SmallWorld.Null.NULL));
    }

    private static <T> T one(Random random, List<? extends T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
