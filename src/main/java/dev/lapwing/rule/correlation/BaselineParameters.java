package dev.lapwing.rule.correlation;

import dev.lapwing.rule.syntax.Decimals;
import dev.lapwing.rule.syntax.Timespan;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.SourceLocation;
import dev.lapwing.yaml.YamlMap;
import dev.lapwing.yaml.YamlNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Reads the parameters of a baseline, each with what it is where the rule says nothing. */
final class BaselineParameters {
    private final YamlMap body;
    private final ProblemReport report;

    BaselineParameters(YamlMap body, ProblemReport report) {
        this.body = body;
        this.report = report;
    }

    Duration span(String key, Duration otherwise) {
        return body.scalar(key).flatMap(value -> Timespan.read(value, report)).orElse(otherwise);
    }

    BigDecimal positive(String key, long otherwise) {
        Optional<BigDecimal> number = Decimals.read(body, key, report);
        number.filter(found -> found.signum() <= 0)
                .ifPresent(found -> report.error(place(key), "\"" + key + "\" must be above 0"));
        return number.orElse(BigDecimal.valueOf(otherwise));
    }

    long whole(String key, long otherwise, long most) {
        Optional<BigDecimal> number = Decimals.read(body, key, report);
        if (number.isEmpty()) {
            return otherwise;
        }
        boolean fits = number.get().scale() <= 0
                && number.get().signum() > 0
                && number.get().compareTo(BigDecimal.valueOf(most)) <= 0;
        if (!fits) {
            report.error(place(key), "\"" + key + "\" must be a whole number from 1 to " + most);
            return otherwise;
        }
        return number.get().longValueExact();
    }

    /** Reports a parameter that does not go with the others, where it stands or, for a default, where the rule begins. */
    void require(boolean fits, String key, String sentence) {
        if (!fits) {
            report.error(place(key), "\"" + key + "\" " + sentence);
        }
    }

    private SourceLocation place(String key) {
        return body.map().get(key).map(YamlNode::place).orElse(body.map().place());
    }
}
