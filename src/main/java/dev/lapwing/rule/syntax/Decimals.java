package dev.lapwing.rule.syntax;

import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.YamlMap;
import dev.lapwing.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads decimal numbers, so that 10 and 10.0 become the same one. */
public final class Decimals {
    private Decimals() {}

    /** The number of a key; empty where there is none, or after a report. */
    public static Optional<BigDecimal> read(YamlMap block, String key, ProblemReport report) {
        Optional<YamlNode.Scalar> value = block.scalar(key);
        if (value.isPresent() && value.get().kind() != YamlNode.Kind.NUMBER) {
            report.error(value.get().place(), "\"" + value.get().text() + "\" is no number");
            return Optional.empty();
        }
        return value.map(number -> plain(new BigDecimal(number.text())));
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
