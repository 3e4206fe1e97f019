package dev.lapwing.replay;

import dev.lapwing.replay.row.TimeLimits;
import dev.lapwing.replay.sort.SortMemory;
import java.time.Instant;
import java.util.Optional;

/**
 * How a replay is run.
 *
 * @param limits which events count, by their time
 * @param reportFrom only episodes that end at this time or later are told; the events before give them their past
 * @param lateness present when the streaming job is to be simulated, in the order of the files
 * @param threads how many threads read and evaluate
 * @param memory where signals wait to be sorted
 */
public record ReplaySettings(
        TimeLimits limits, Optional<Instant> reportFrom, Optional<Lateness> lateness, int threads, SortMemory memory) {
    public ReplaySettings {
        if (threads < 1) {
            throw new IllegalArgumentException("a replay needs at least one thread, not " + threads);
        }
    }

    /** Everything counts and is told, on all processors. */
    public static ReplaySettings usual() {
        return new ReplaySettings(
                TimeLimits.NONE,
                Optional.empty(),
                Optional.empty(),
                Runtime.getRuntime().availableProcessors(),
                SortMemory.usual());
    }

    boolean tells(long episodeEnd) {
        return reportFrom.map(from -> episodeEnd >= from.toEpochMilli()).orElse(true);
    }
}
