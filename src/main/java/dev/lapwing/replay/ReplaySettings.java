package dev.lapwing.replay;

import dev.lapwing.posture.pocketbase.Approval;
import dev.lapwing.replay.row.TimeLimits;
import dev.lapwing.replay.sort.SortMemory;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How a replay is run.
 *
 * @param limits which events count, by their time
 * @param reportFrom only episodes that end at this time or later are told; the events before give them their past
 * @param lateness present when the streaming job is to be simulated, in the order of the files
 * @param threads how many threads read and evaluate
 * @param memory where signals wait to be sorted
 * @param approvals how sources may be configured, by their names
 */
public record ReplaySettings(
        TimeLimits limits,
        Optional<Instant> reportFrom,
        Optional<Lateness> lateness,
        int threads,
        SortMemory memory,
        Map<String, Approval> approvals) {
    public ReplaySettings {
        approvals = Map.copyOf(approvals);
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
                SortMemory.usual(),
                Map.of());
    }

    /** With nothing approved. */
    public ReplaySettings(
            TimeLimits limits,
            Optional<Instant> reportFrom,
            Optional<Lateness> lateness,
            int threads,
            SortMemory memory) {
        this(limits, reportFrom, lateness, threads, memory, Map.of());
    }

    boolean tells(long episodeEnd) {
        return reportFrom.map(from -> episodeEnd >= from.toEpochMilli()).orElse(true);
    }
}
