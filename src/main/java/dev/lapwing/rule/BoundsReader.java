package dev.lapwing.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads the numbers of a condition: {@code gte: 10}, or a range of two ends. */
final class BoundsReader {
    static final List<String> KEYS = List.of("gt", "gte", "lt", "lte", "eq", "neq");

    private BoundsReader() {}

    static Optional<Bounds> read(Block condition, Report report) {
        int before = report.errors();
        Optional<BigDecimal> gt = number(condition, "gt", report);
        Optional<BigDecimal> gte = number(condition, "gte", report);
        Optional<BigDecimal> lt = number(condition, "lt", report);
        Optional<BigDecimal> lte = number(condition, "lte", report);
        boolean exact = condition.map().get("eq").isPresent()
                || condition.map().get("neq").isPresent();
        Place place = condition.map().place();
        if (report.errors() > before) {
            return Optional.empty();
        }
        if ((gt.isPresent() && gte.isPresent()) || (lt.isPresent() && lte.isPresent())) {
            report.error(place, "one lower and one upper end at most");
            return Optional.empty();
        }
        Bounds bounds = new Bounds(gt.or(() -> gte), gte.isPresent(), lt.or(() -> lte), lte.isPresent());
        if (bounds.low().isEmpty() || exact) {
            return withoutLowerEnd(bounds, exact, place, report);
        }
        if (isEmpty(bounds)) {
            report.error(place, "no number lies within these ends");
            return Optional.empty();
        }
        return Optional.of(bounds);
    }

    /** The one place that refuses conditions which only the end of a window decides. */
    private static Optional<Bounds> withoutLowerEnd(Bounds bounds, boolean exact, Place place, Report report) {
        boolean nothing = bounds.low().isEmpty() && bounds.high().isEmpty() && !exact;
        report.error(
                place,
                nothing
                        ? "the condition needs gt or gte with a number"
                        : "lt, lte, eq and neq without gt or gte need windows that close before they are judged; that is"
                                + " not supported by this version");
        return Optional.empty();
    }

    private static boolean isEmpty(Bounds bounds) {
        if (bounds.high().isEmpty()) {
            return false;
        }
        int order = bounds.low().orElseThrow().compareTo(bounds.high().get());
        return order > 0 || (order == 0 && !(bounds.lowInclusive() && bounds.highInclusive()));
    }

    private static Optional<BigDecimal> number(Block condition, String key, Report report) {
        Optional<Tree.Scalar> value = condition.scalar(key);
        if (value.isPresent() && value.get().kind() != Tree.Kind.NUMBER) {
            report.error(value.get().place(), "\"" + value.get().text() + "\" is no number");
            return Optional.empty();
        }
        return value.map(number -> new BigDecimal(number.text()));
    }
}
