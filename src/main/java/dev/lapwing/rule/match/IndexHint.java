package dev.lapwing.rule.match;

import dev.lapwing.event.Network;
import dev.lapwing.rule.clause.CaseFold;
import dev.lapwing.rule.clause.ValuePredicate;
import dev.lapwing.rule.clause.ValuePredicate.Absent;
import dev.lapwing.rule.clause.ValuePredicate.Cidr;
import dev.lapwing.rule.clause.ValuePredicate.Compare;
import dev.lapwing.rule.clause.ValuePredicate.FieldRef;
import dev.lapwing.rule.clause.ValuePredicate.Glob;
import dev.lapwing.rule.clause.ValuePredicate.Order;
import dev.lapwing.rule.clause.ValuePredicate.Regex;
import dev.lapwing.rule.clause.ValuePredicate.Shape;
import dev.lapwing.rule.clause.ValuePredicate.Text;
import dev.lapwing.rule.clause.ValuePredicate.Time;
import dev.lapwing.rule.clause.ValuePredicate.Within;

/**
 * What an index can look for so that a test cannot hold unless it was found.
 *
 * @param test what the index looks for: folded text, a comparison or a network; {@link #PRESENCE} for any value
 * @param exact whether finding it means that the test holds
 * @param rarity how seldom it is likely found: a low number is rare
 */
record IndexHint(ValuePredicate test, boolean exact, int rarity) {
    /** There is any value at all. */
    static final ValuePredicate PRESENCE = new Text(Shape.ANY, "", false);

    private static final int ANYTHING = 100;
    private static final int RANGE = 60;

    static IndexHint of(ValuePredicate test) {
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
            return new IndexHint(Thresholds.canonical(compare), false, rarity);
        }
        if (test instanceof Cidr cidr) {
            return new IndexHint(test, true, rarity(cidr.network()));
        }
        if (test instanceof FieldRef || test instanceof Time || test instanceof Within) {
            return new IndexHint(PRESENCE, false, ANYTHING);
        }
        if (test instanceof Absent) {
            throw new IllegalArgumentException("absence cannot be looked for");
        }
        throw new IllegalStateException("no gate for " + test);
    }

    private static IndexHint text(Text text) {
        String literal = CaseFold.fold(text.literal());
        Text folded = new Text(text.shape(), literal, false);
        return switch (text.shape()) {
            case ANY -> new IndexHint(PRESENCE, false, ANYTHING);
            case EXACT -> new IndexHint(folded, !text.cased(), literal.length() > 4 ? 2 : 8);
            case CONTAINS, STARTS, ENDS ->
                literal.isEmpty()
                        ? new IndexHint(PRESENCE, false, ANYTHING)
                        : new IndexHint(folded, !text.cased(), rarity(literal));
        };
    }

    private static IndexHint contains(String literal) {
        String folded = CaseFold.fold(literal);
        return folded.isEmpty()
                ? new IndexHint(PRESENCE, false, ANYTHING)
                : new IndexHint(new Text(Shape.CONTAINS, folded, false), false, rarity(folded));
    }

    private static int rarity(String literal) {
        return literal.length() >= 8 ? 3 : literal.length() >= 4 ? 8 : 40;
    }

    private static int rarity(Network network) {
        int bits = network.four() ? network.bits() : network.bits() / 2;
        return bits >= 24 ? 2 : bits >= 16 ? 4 : 20;
    }
}
