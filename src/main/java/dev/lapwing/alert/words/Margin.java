package dev.lapwing.alert.words;

import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.rule.definition.CorrelationRule;
import java.util.function.Function;

/**
 * By what margin a rule fired, in words: {@code 14 failed logins in 3 m 12 s, rule wants 10 within 5 m}.
 *
 * <p>It states only what the version knows. What was measured is known of one window, the one in which it was the most;
 * of an alert that was taken back it is gone. The whole of which a count is a share is not kept, so of a share it says
 * what the rule wants.
 */
public final class Margin {
    private Margin() {}

    /** The margin of an alert as it stands, with e-mail addresses as they are shown elsewhere. */
    public static String of(AlertVersion version, Function<String, String> showEmail) {
        return of(version, new ValueDisplay(showEmail));
    }

    /** The words for a version of an alert. */
    public static String of(AlertVersion version, ValueDisplay display) {
        return version.rule()
                .map(rule -> ofRule(rule, version, display))
                .orElseGet(() -> EpisodeWords.counted(version.episode(), EpisodeWords.EVENTS));
    }

    private static String ofRule(CorrelationRule rule, AlertVersion version, ValueDisplay display) {
        EpisodeWords words = new EpisodeWords(rule, version.episode());
        if (rule.standalone()) {
            return words.counted(words.noun());
        }
        return switch (rule.type()) {
            case EVENT_COUNT -> MeasureMargin.ofEvents(words);
            case VALUE_COUNT -> MeasureMargin.ofValues(words);
            case VALUE_SUM, VALUE_AVG, VALUE_PERCENTILE, VALUE_MEDIAN -> MeasureMargin.ofNumbers(words);
            case TEMPORAL -> TemporalMargin.ofConditions(words);
            case TEMPORAL_ORDERED -> TemporalMargin.ofSteps(words);
            case NEW_VALUE -> BaselineMargin.ofNewValue(words, display);
            case RATE_ANOMALY -> BaselineMargin.ofRate(words);
            case ABSENCE -> BaselineMargin.ofAbsence(words, version.phase());
            case IMPOSSIBLE_TRAVEL -> BaselineMargin.ofTravel(words);
        };
    }
}
