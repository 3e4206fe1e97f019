package dev.lapwing.bench;

import java.util.List;
import java.util.Locale;

/** The median of some rounds, with the smallest and the largest beside it. */
record Spread(double median, double min, double max) {
    static Spread of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int size = sorted.size();
        double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(size - 1));
    }

    /** With two decimals: for ratios. */
    String ratio() {
        return String.format(Locale.ROOT, "%.2f (%.2f..%.2f)", median, min, max);
    }

    /** In thousands: for events a second. */
    String thousands() {
        return String.format(Locale.ROOT, "%.0fk (%.0fk..%.0fk)", median / 1e3, min / 1e3, max / 1e3);
    }
}
