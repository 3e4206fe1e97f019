package dev.lapwing.ingest;

import dev.lapwing.normalize.MonitorRow;
import dev.lapwing.normalize.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Decides when it is told that a source cannot be watched: once an hour, within which the id is the same. */
public final class SightReports {
    private final Map<String, Long> hours = new HashMap<>();

    /** What is to be told of a source at a time of the wall clock. */
    public Optional<MonitorRow> next(Sight.Finding found, String source, long now) {
        long hour = Duration.ofMillis(now).toHours();
        String name = found.kind().word() + ":" + source;
        if (Long.valueOf(hour).equals(hours.put(name, hour))) {
            return Optional.empty();
        }
        return Optional.of(new MonitorRow(
                found.kind(), Instant.ofEpochMilli(now), name + ":" + hour, source, found.count(), "", found.reason()));
    }
}
