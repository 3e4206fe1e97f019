package dev.lapwing.rule.match;

import dev.lapwing.rule.clause.ExactNumber;
import dev.lapwing.rule.clause.ValuePredicate;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds the comparisons that a number may satisfy, among many sorted ones.
 *
 * <p>It looks at doubles and takes every bound as inclusive, so it may find one too many and never one too few.
 */
final class Thresholds {
    private final double[] equal;
    private final int[] equalEntries;
    private final double[] lows;
    private final int[] lowEntries;
    private final double[] highs;
    private final int[] highEntries;

    Thresholds(Map<ValuePredicate.Compare, Integer> entryOf) {
        TreeMap<Double, Integer> equalTo = new TreeMap<>();
        TreeMap<Double, Integer> from = new TreeMap<>();
        TreeMap<Double, Integer> upTo = new TreeMap<>();
        entryOf.forEach((compare, entry) -> {
            TreeMap<Double, Integer> kind = switch (compare.order()) {
                case EQ -> equalTo;
                case GT, GTE -> from;
                case LT, LTE -> upTo;
            };
            kind.put(key(compare), entry);
        });
        equal = keys(equalTo);
        equalEntries = entries(equalTo);
        lows = keys(from);
        lowEntries = entries(from);
        highs = keys(upTo);
        highEntries = entries(upTo);
    }

    /** The same threshold with and without equality is one entry. */
    static ValuePredicate.Compare canonical(ValuePredicate.Compare compare) {
        ValuePredicate.Order order = switch (compare.order()) {
            case EQ -> ValuePredicate.Order.EQ;
            case GT, GTE -> ValuePredicate.Order.GTE;
            case LT, LTE -> ValuePredicate.Order.LTE;
        };
        return new ValuePredicate.Compare(order, new ExactNumber(new BigDecimal(key(compare)), false, 0, key(compare)));
    }

    void scan(double number, Scratch scratch) {
        int at = Arrays.binarySearch(equal, number + 0.0);
        if (at >= 0) {
            scratch.hit(equalEntries[at]);
        }
        for (int i = 0; i < lows.length && lows[i] <= number; i++) {
            scratch.hit(lowEntries[i]);
        }
        for (int i = highs.length - 1; i >= 0 && highs[i] >= number; i--) {
            scratch.hit(highEntries[i]);
        }
    }

    /** Adding zero turns a negative zero into the positive one. */
    private static double key(ValuePredicate.Compare compare) {
        return compare.number().asDouble() + 0.0;
    }

    private static double[] keys(SortedMap<Double, Integer> entryOf) {
        return entryOf.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static int[] entries(SortedMap<Double, Integer> entryOf) {
        return entryOf.values().stream().mapToInt(Integer::intValue).toArray();
    }
}
