package dev.lapwing.cli.watch;

import dev.lapwing.cli.alerts.SeenAlert;
import java.time.Instant;
import java.util.List;

/** Where a watch shows what it sees. */
interface WatchDisplay extends AutoCloseable {
    /**
     * Shows how things are.
     *
     * @param changed the alerts that changed since the last time, as they are now
     */
    void show(List<SeenAlert> changed, WatchView view, Instant now);

    @Override
    void close();
}
