package dev.lapwing.alert;

import dev.lapwing.alert.words.Alerts;
import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.episode.Episode;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.detect.window.Measurement;
import dev.lapwing.rule.definition.CorrelationRule;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Episodes with what was worked out in them; a test changes the one thing it is about. */
public final class Episodes {
    private Episodes() {}

    /** So many events within a time, and no number. */
    public static Episode counted(long count, Duration length, Signal... evidence) {
        return episode(count, length, Optional.empty(), evidence);
    }

    public static Episode peaking(long count, Duration length, String value, Signal... evidence) {
        return peaking(count, length, value, value, evidence);
    }

    public static Episode peaking(long count, Duration length, String value, String beside, Signal... evidence) {
        Measurement peak = new Measurement(new BigDecimal(value), new BigDecimal(beside));
        return episode(count, length, Optional.of(peak), evidence);
    }

    /** The same, of which more came than was kept. */
    public static Episode overflowed(Episode episode) {
        return new Episode(episode.start(), episode.end(), episode.count(), true, episode.evidence(), episode.peak());
    }

    public static AlertVersion alert(CorrelationRule rule, Episode episode) {
        return Alerts.with(Alerts.with(Alerts.burst(), rule), episode);
    }

    public static String margin(CorrelationRule rule, Episode episode) {
        return Alerts.margin(alert(rule, episode));
    }

    private static Episode episode(long count, Duration length, Optional<Measurement> peak, Signal... evidence) {
        List<Signal> shown = Arrays.asList(evidence);
        return new Episode(Alerts.T0, Alerts.T0 + length.toMillis(), count, false, shown, peak);
    }
}
