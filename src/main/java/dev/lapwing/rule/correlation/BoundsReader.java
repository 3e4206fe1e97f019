package dev.lapwing.rule.correlation;

import dev.lapwing.rule.definition.Bounds;
import dev.lapwing.rule.syntax.Decimals;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.YamlMap;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the numbers of a condition: one comparison such as {@code gte: 10}, or a range of two ends. */
final class BoundsReader {
    static final List<String> KEYS = List.of("gt", "gte", "lt", "lte", "eq", "neq");

    private BoundsReader() {}

    /** The keys of a condition that has others besides. */
    static List<String> keysWith(String... others) {
        return Stream.concat(KEYS.stream(), Stream.of(others)).toList();
    }

    /** The comparison, or empty after a report. */
    static Optional<Comparison> read(YamlMap condition, ProblemReport report) {
        int before = report.errors();
        Optional<BigDecimal> eq = Decimals.read(condition, "eq", report);
        Optional<BigDecimal> neq = Decimals.read(condition, "neq", report);
        Optional<BigDecimal> gt = Decimals.read(condition, "gt", report);
        Optional<BigDecimal> gte = Decimals.read(condition, "gte", report);
        Optional<BigDecimal> lt = Decimals.read(condition, "lt", report);
        Optional<BigDecimal> lte = Decimals.read(condition, "lte", report);
        if (report.errors() > before) {
            return Optional.empty();
        }
        Bounds range = new Bounds(gt.or(() -> gte), gte.isPresent(), lt.or(() -> lte), lte.isPresent());
        long comparisons =
                Stream.of(eq, neq, gt, gte, lt, lte).filter(Optional::isPresent).count();
        Optional<String> wrong = wrong(comparisons, eq.isPresent() || neq.isPresent(), range);
        if (wrong.isPresent()) {
            report.error(condition.map().place(), wrong.get());
            return Optional.empty();
        }
        return eq.map(number -> new Comparison(Bounds.exactly(number, false), false))
                .or(() -> neq.map(number -> new Comparison(Bounds.exactly(number, true), false)))
                .or(() -> Optional.of(new Comparison(range, range.low().isPresent())));
    }

    private static Optional<String> wrong(long comparisons, boolean exact, Bounds range) {
        if (comparisons == 0) {
            return Optional.of("the condition needs gt, gte, lt, lte, eq or neq with a number");
        }
        if (exact && comparisons > 1) {
            return Optional.of("eq and neq stand alone in a condition");
        }
        boolean oneOfEach = range.low().isPresent() && range.high().isPresent() && comparisons == 2;
        if (comparisons > 1 && !oneOfEach) {
            return Optional.of("one lower and one upper end at most");
        }
        return oneOfEach && isEmpty(range) ? Optional.of("no number lies within these ends") : Optional.empty();
    }

    private static boolean isEmpty(Bounds range) {
        int order = range.low().orElseThrow().compareTo(range.high().orElseThrow());
        return order > 0 || (order == 0 && !(range.lowInclusive() && range.highInclusive()));
    }
}
