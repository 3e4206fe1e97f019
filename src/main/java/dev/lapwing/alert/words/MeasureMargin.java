package dev.lapwing.alert.words;

import dev.lapwing.detect.episode.Episode;
import dev.lapwing.detect.window.Measurement;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.Window;
import java.math.BigDecimal;

/** The margin of rules that count, add up or order: what was measured, and what the rule wants. */
final class MeasureMargin {
    private MeasureMargin() {}

    /** {@code 14 failed logins in 3 m 12 s, rule wants 10 within 5 m}. */
    static String ofEvents(EpisodeWords words) {
        if (words.rule().measure().window() == Window.AFTER) {
            return ofNothing(words);
        }
        // Where the count waits for another event, the episode counts that one, too.
        String noun = words.rule().thenMember().isPresent() ? words.events() : words.noun();
        return words.counted(noun) + inOneWindow(words) + words.wants(countWanted(words));
    }

    /** {@code 7 different http_request.url.path over 12 events in 40 s, rule wants 6 within 10 m}. */
    static String ofValues(EpisodeWords words) {
        if (words.rule().measure().window() == Window.AFTER) {
            return ofNothing(words);
        }
        String events = words.counted(words.events());
        String found = words.peak()
                .map(peak -> different(words, peak) + (words.fitsOneWindow() ? " over " : " in a window, ") + events)
                .orElse(events);
        String noun = words.peak().isPresent() ? "" : " different " + words.fields();
        return found + words.wants(BoundsWords.count(words.rule().bounds()) + noun);
    }

    /** {@code sum of bytes up to 5,120 in a window, 8 events in 2 m, rule wants at least 1,000 within 5 m}. */
    static String ofNumbers(EpisodeWords words) {
        String what = function(words.rule()) + " of " + words.fields();
        String wanted = BoundsWords.amount(words.rule().bounds());
        String events = words.counted(words.events());
        return words.peak()
                .map(peak -> what + " up to " + BoundsWords.number(peak.value()) + " in a window, " + events
                        + words.wants(wanted))
                .orElseGet(() -> events + words.wants(what + " " + wanted));
    }

    /** Only zero satisfies the rule: {@code 1 backup, none followed within 1 h}. */
    private static String ofNothing(EpisodeWords words) {
        return words.counted(words.noun()) + ", none followed within " + words.timespan();
    }

    /** A rule that looks ahead may hold at many events, and no window has as many as all of these together. */
    private static String inOneWindow(EpisodeWords words) {
        Episode episode = words.episode();
        return episode.peak()
                .map(Measurement::value)
                .filter(most -> words.looksAfterEach() && most.compareTo(BigDecimal.valueOf(episode.count())) < 0)
                .map(most -> ", up to " + BoundsWords.number(most) + " in a window")
                .orElse("");
    }

    private static String countWanted(EpisodeWords words) {
        CorrelationRule rule = words.rule();
        String then = rule.thenMember()
                .map(member -> " " + words.noun() + " and then " + words.member(member))
                .orElse("");
        String share = rule.share()
                .map(part -> ", " + BoundsWords.share(part.bounds()) + " of all,")
                .orElse("");
        return BoundsWords.count(rule.bounds()) + then + share;
    }

    private static String different(EpisodeWords words, Measurement peak) {
        String most = words.fitsOneWindow() ? "" : "up to ";
        return (words.episode().atLeast() ? "at least " : most) + BoundsWords.number(peak.value()) + " different "
                + words.fields();
    }

    private static String function(CorrelationRule rule) {
        return switch (rule.type()) {
            case VALUE_SUM -> "sum";
            case VALUE_AVG -> "average";
            case VALUE_MEDIAN -> "median";
            case VALUE_PERCENTILE ->
                "percentile "
                        + rule.measure().percentile().map(BoundsWords::number).orElse("");
            case EVENT_COUNT,
                    VALUE_COUNT,
                    TEMPORAL,
                    TEMPORAL_ORDERED,
                    NEW_VALUE,
                    RATE_ANOMALY,
                    ABSENCE,
                    IMPOSSIBLE_TRAVEL -> throw new IllegalArgumentException("reckons with no numbers: " + rule.type());
        };
    }
}
