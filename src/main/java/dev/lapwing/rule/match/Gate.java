package dev.lapwing.rule.match;

import dev.lapwing.rule.clause.Fold;
import dev.lapwing.rule.clause.Network;
import dev.lapwing.rule.clause.ValueTest;
import dev.lapwing.rule.clause.ValueTest.Absent;
import dev.lapwing.rule.clause.ValueTest.Cidr;
import dev.lapwing.rule.clause.ValueTest.Compare;
import dev.lapwing.rule.clause.ValueTest.FieldRef;
import dev.lapwing.rule.clause.ValueTest.Glob;
import dev.lapwing.rule.clause.ValueTest.Order;
import dev.lapwing.rule.clause.ValueTest.Regex;
import dev.lapwing.rule.clause.ValueTest.Shape;
import dev.lapwing.rule.clause.ValueTest.Text;
import dev.lapwing.rule.clause.ValueTest.Time;

/**
 * What an index can look for so that a test cannot hold unless it was found.
 *
 * @param test what the index looks for: folded text, a comparison or a network; {@link #PRESENCE} for any value
 * @param exact whether finding it means that the test holds
 * @param rarity how seldom it is likely found: a low number is rare
 */
record Gate(ValueTest test, boolean exact, int rarity) {
    /** There is any value at all. */
    static final ValueTest PRESENCE = new Text(Shape.ANY, "", false);

    private static final int ANYTHING = 100;
    private static final int RANGE = 60;

    static Gate of(ValueTest test) {
        if (test instanceof Text text) {
            return text(text);
        }
        if (test instanceof Glob glob) {
            return contains(glob.longestLiteral());
        }
        if (test instanceof Regex regex) {
            return contains(RegexLiteral.of(regex.pattern()));
        }
        if (test instanceof Compare compare) {
            int rarity = compare.order() == Order.EQ ? 6 : RANGE;
            return new Gate(Thresholds.canonical(compare), false, rarity);
        }
        if (test instanceof Cidr cidr) {
            return new Gate(test, true, rarity(cidr.network()));
        }
        if (test instanceof FieldRef || test instanceof Time) {
            return new Gate(PRESENCE, false, ANYTHING);
        }
        if (test instanceof Absent) {
            throw new IllegalArgumentException("absence cannot be looked for");
        }
        throw new IllegalStateException("no gate for " + test);
    }

    private static Gate text(Text text) {
        String literal = Fold.fold(text.literal());
        Text folded = new Text(text.shape(), literal, false);
        return switch (text.shape()) {
            case ANY -> new Gate(PRESENCE, false, ANYTHING);
            case EXACT -> new Gate(folded, !text.cased(), literal.length() > 4 ? 2 : 8);
            case CONTAINS, STARTS, ENDS ->
                literal.isEmpty()
                        ? new Gate(PRESENCE, false, ANYTHING)
                        : new Gate(folded, !text.cased(), rarity(literal));
        };
    }

    private static Gate contains(String literal) {
        String folded = Fold.fold(literal);
        return folded.isEmpty()
                ? new Gate(PRESENCE, false, ANYTHING)
                : new Gate(new Text(Shape.CONTAINS, folded, false), false, rarity(folded));
    }

    private static int rarity(String literal) {
        return literal.length() >= 8 ? 3 : literal.length() >= 4 ? 8 : 40;
    }

    private static int rarity(Network network) {
        int bits = network.four() ? network.bits() : network.bits() / 2;
        return bits >= 24 ? 2 : bits >= 16 ? 4 : 20;
    }
}
