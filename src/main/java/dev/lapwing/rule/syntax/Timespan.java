package dev.lapwing.rule.syntax;

import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.YamlNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sigma's way to write a length of time: a whole number and a unit, {@code m} being a minute and {@code M} a month. */
public final class Timespan {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})([smhdwMy])");
    private static final Duration LONGEST = Duration.ofDays(3660);
    private static final Map<String, Long> SECONDS =
            Map.of("s", 1L, "m", 60L, "h", 3600L, "d", 86_400L, "w", 604_800L, "M", 2_629_746L, "y", 31_556_952L);

    private Timespan() {}

    /** The duration that a value of a rule says, or empty after a report. */
    public static Optional<Duration> read(YamlNode.Scalar value, ProblemReport report) {
        Matcher form = FORM.matcher(value.text());
        Long unit = form.matches() ? SECONDS.get(form.group(2)) : null;
        if (unit == null) {
            report.error(
                    value.place(),
                    "\"" + value.text() + "\" is no time span: a whole number and one of s m h d w M y, such as 15m");
            return Optional.empty();
        }
        Duration span = Duration.ofSeconds(Long.parseLong(form.group(1)) * unit);
        if (span.isZero() || span.compareTo(LONGEST) > 0) {
            report.error(value.place(), "a time span is longer than nothing and at most ten years");
            return Optional.empty();
        }
        return Optional.of(span);
    }
}
