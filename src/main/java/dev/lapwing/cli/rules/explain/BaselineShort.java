package dev.lapwing.cli.rules.explain;

import dev.lapwing.rule.definition.Baseline;
import dev.lapwing.text.DurationText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parameters of a baseline in the words of a rule file: {@code learn 7d, forget 30d}. */
final class BaselineShort {
    private BaselineShort() {}

    static String of(Baseline baseline) {
        Stream<String> memory = Stream.concat(learn(baseline), Stream.of(span("forget", baseline.forget())));
        return Stream.concat(memory, others(baseline)).collect(Collectors.joining(", "));
    }

    /** Who judges from the first event on learns nothing first. */
    private static Stream<String> learn(Baseline baseline) {
        return baseline.learn().isZero() ? Stream.of() : Stream.of(span("learn", baseline.learn()));
    }

    private static Stream<String> others(Baseline baseline) {
        return baseline.match(
                values -> Stream.of("values " + values.values()),
                rate -> Stream.of(span("gap", rate.gap()), number("factor", rate.factor()), "least " + rate.least()),
                absence -> Stream.of(),
                travel -> Stream.of(number("speed", travel.speed()), number("distance", travel.distance())));
    }

    private static String span(String name, Duration span) {
        return name + " " + DurationText.of(span);
    }

    private static String number(String name, BigDecimal number) {
        return name + " " + number.toPlainString();
    }
}
