package dev.lapwing.cli.watch;

import dev.lapwing.cli.alerts.SeenAlert;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a watch shows at a moment.
 *
 * @param alerts those that are wanted, by the time of their last event
 * @param newestEvent how far the sources' time has come, as the alerts tell it; empty before the first
 * @param silentSince since when Kafka does not answer; empty while it does
 * @param strange how many records were no alerts
 */
public record WatchView(
        List<SeenAlert> alerts, Optional<Instant> newestEvent, Optional<Instant> silentSince, long strange) {
    public WatchView {
        alerts = List.copyOf(alerts);
    }
}
