package dev.lapwing.cli.watch;

import dev.lapwing.cli.alerts.SeenAlert;
import java.time.Clock;
import java.util.List;

/** Shows the alerts as they come until somebody has seen enough. */
final class Watch {
    /** Whether to go on. */
    @FunctionalInterface
    interface Wish {
        boolean isOver() throws InterruptedException;
    }

    private Watch() {}

    /** Catches up with what there is before the first thing is shown. */
    static void run(WatchFeed feed, WatchDisplay display, Clock clock, Wish wish) throws InterruptedException {
        boolean ready = false;
        while (!wish.isOver()) {
            List<SeenAlert> changed = feed.next();
            ready = ready || feed.caughtUp();
            if (ready) {
                display.show(changed, feed.view(), clock.instant());
            }
        }
    }
}
