package dev.lapwing.rule.syntax;

import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.YamlNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sigma's way to write a length of time: a whole number and a unit, {@code m} being a minute and {@code M} a month. The unit {@code ms}
 * is Lapwing's own, for what one event says in two ways.
 */
public final class Timespan {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|[smhdwMy])");
    private static final Duration LONGEST = Duration.ofDays(3660);
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1),
            "w", Duration.ofDays(7),
            "M", Duration.ofSeconds(2_629_746),
            "y", Duration.ofSeconds(31_556_952));

    private Timespan() {}

    /** The duration that a value of a rule says, or empty after a report. */
    public static Optional<Duration> read(YamlNode.Scalar value, ProblemReport report) {
        Matcher form = FORM.matcher(value.text());
        Duration unit = form.matches() ? UNITS.get(form.group(2)) : null;
        if (unit == null) {
            report.error(
                    value.place(),
                    "\"" + value.text() + "\" is no time span: a whole number and one of s m h d w M y, such as 15m");
            return Optional.empty();
        }
        Duration span = unit.multipliedBy(Long.parseLong(form.group(1)));
        if (span.isZero() || span.compareTo(LONGEST) > 0) {
            report.error(value.place(), "a time span is longer than nothing and at most ten years");
            return Optional.empty();
        }
        return Optional.of(span);
    }
}
