package dev.lapwing.rule.correlation;

import dev.lapwing.rule.definition.CorrelationType;
import dev.lapwing.rule.definition.Measure;
import dev.lapwing.rule.definition.Window;
import dev.lapwing.rule.syntax.Decimals;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.SourceLocation;
import dev.lapwing.yaml.YamlMap;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads the condition of a correlation that counts events or values, or that reckons with the numbers of a field. */
final class MeasureReader {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final String NEAREST_RANK = "it is numeric, the nearest rank among the values of the field";

    private final YamlMap body;
    private final CorrelationType type;
    private final List<String> fields;
    private final ProblemReport report;

    MeasureReader(YamlMap body, CorrelationType type, List<String> fields, ProblemReport report) {
        this.body = body;
        this.type = type;
        this.fields = fields;
        this.report = report;
    }

    /** The measure, or empty after a report. */
    Optional<CorrelationDraft> read() {
        if (body.map().get("condition").isEmpty()) {
            report.error(body.map().place(), "the correlation has no condition");
        }
        return body.block("condition").flatMap(this::measure).map(CorrelationDraft::measuring);
    }

    private Optional<Measure> measure(YamlMap condition) {
        int before = report.errors();
        condition.refuseOthers(BoundsReader.keysWith("field", "percentile"));
        Optional<BigDecimal> percentile = percentile(condition);
        Optional<Comparison> comparison = BoundsReader.read(condition, report);
        comparison.ifPresent(found -> checkCount(found, condition.map().place()));
        if (report.errors() > before) {
            return Optional.empty();
        }
        return comparison.map(found -> new Measure(fields, percentile, found.bounds(), window(found)));
    }

    private Window window(Comparison comparison) {
        return type.isNumeric() ? comparison.window() : comparison.countWindow();
    }

    private Optional<BigDecimal> percentile(YamlMap condition) {
        if (type != CorrelationType.VALUE_PERCENTILE) {
            if (condition.map().get("percentile").isPresent()) {
                report.error(
                        condition.map().place(), "\"percentile\" goes with value_percentile only: " + NEAREST_RANK);
            }
            return Optional.empty();
        }
        int before = report.errors();
        Optional<BigDecimal> percentile = Decimals.read(condition, "percentile", report);
        boolean fits = percentile
                .filter(number -> number.signum() > 0 && number.compareTo(HUNDRED) <= 0)
                .isPresent();
        if (!fits && report.errors() == before) {
            report.error(
                    condition.map().place(),
                    "value_percentile needs a \"percentile\" above 0 and up to 100: " + NEAREST_RANK);
        }
        return percentile;
    }

    private void checkCount(Comparison comparison, SourceLocation place) {
        if (type.isNumeric()) {
            return;
        }
        boolean thenLooks = body.scalar("then").isPresent();
        if (comparison.isImpossible()) {
            report.error(place, "no count satisfies this condition");
        } else if (comparison.isCertain()) {
            report.warning(place, "every count satisfies this condition");
        } else if (comparison.hasLowerEnd() && comparison.onlyZero() && !thenLooks) {
            report.error(
                    place,
                    "the event that is looked at counts itself, so the count is never 0; lt: 1 alone means that no other follows");
        }
    }
}
