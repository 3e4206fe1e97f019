package dev.lapwing.alert.words;

import dev.lapwing.detect.episode.AlertVersion.Phase;
import dev.lapwing.detect.episode.Episode;
import dev.lapwing.detect.window.Measurement;
import dev.lapwing.rule.definition.Baseline;
import dev.lapwing.text.Elapsed;
import dev.lapwing.text.Plural;
import java.math.BigDecimal;

/** The margin of rules that compare a group with its own past: what was found, and what was usual. */
final class BaselineMargin {
    private BaselineMargin() {}

    /** {@code src_endpoint.ip 203.0.113.9 never seen in the 30 d that are remembered}. */
    static String ofNewValue(EpisodeWords words, ValueDisplay display) {
        Episode episode = words.episode();
        String never =
                " never seen in the " + Elapsed.of(baseline(words).forget().toMillis()) + " that are remembered";
        String counted = words.counted("values of " + words.fields());
        if (episode.count() > 1 || episode.atLeast()) {
            return counted
                    + NewValueWords.alone(words.rule(), episode, display)
                            .map(value -> ", first " + value)
                            .orElse("")
                    + "," + never;
        }
        return NewValueWords.named(words.rule(), episode, display).orElse(counted) + never;
    }

    /** {@code 214 failed logins in 1 h, usual are 12}. */
    static String ofRate(EpisodeWords words) {
        return words.peak().map(peak -> rate(words, peak)).orElseGet(() -> words.counted(words.noun()));
    }

    /** {@code no heartbeats for 3 h 20 m after the last one, 1 h is usual at most}. */
    static String ofAbsence(EpisodeWords words, Phase phase) {
        Episode episode = words.episode();
        String ongoing = phase == Phase.CLOSED ? "" : "at least ";
        return "no " + words.noun() + " for " + ongoing + Elapsed.of(episode.end() - episode.start())
                + " after the last one, " + words.timespan() + " is usual at most";
    }

    /** {@code 6,385 km at 19,155 km/h, rule believes 1,000 km/h}. */
    static String ofTravel(EpisodeWords words) {
        return words.peak()
                        .map(peak -> fastest(words.episode().count()) + BoundsWords.number(peak.beside()) + " km at "
                                + BoundsWords.number(peak.value()) + " km/h")
                        .orElseGet(() -> words.counted("journeys"))
                + ", rule believes " + BoundsWords.number(speed(baseline(words))) + " km/h";
    }

    private static String rate(EpisodeWords words, Measurement peak) {
        long most = peak.value().longValue();
        String number = Plural.of(most, words.noun());
        String usual = peak.beside().compareTo(BigDecimal.ONE) == 0 ? "usual is " : "usual are ";
        return bound(words) + number + " in " + words.timespan() + ", " + usual + BoundsWords.number(peak.beside());
    }

    /** An episode may reach over several buckets of time, and the count is that of the fullest. */
    private static String bound(EpisodeWords words) {
        if (words.episode().atLeast()) {
            return "at least ";
        }
        long bucket = words.rule().timespan().toMillis();
        boolean one = Math.floorDiv(words.episode().start(), bucket)
                == Math.floorDiv(words.episode().end(), bucket);
        return one ? "" : "up to ";
    }

    private static String fastest(long journeys) {
        return journeys == 1 ? "" : Plural.of(journeys, "journeys") + ", the fastest ";
    }

    private static BigDecimal speed(Baseline baseline) {
        return baseline.match(
                BaselineMargin::noSpeed,
                BaselineMargin::noSpeed,
                BaselineMargin::noSpeed,
                Baseline.ImpossibleTravel::speed);
    }

    private static BigDecimal noSpeed(Baseline baseline) {
        throw new IllegalArgumentException("knows no speed: " + baseline);
    }

    private static Baseline baseline(EpisodeWords words) {
        return words.rule().baseline().orElseThrow();
    }
}
