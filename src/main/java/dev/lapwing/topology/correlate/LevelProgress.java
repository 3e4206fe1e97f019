package dev.lapwing.topology.correlate;

import dev.lapwing.detect.GroupShapes;
import dev.lapwing.detect.watermark.Upstream;
import dev.lapwing.detect.watermark.WatermarkKey;
import dev.lapwing.detect.watermark.WatermarkProgress;
import dev.lapwing.topology.record.UpstreamProgress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How far one task's groups of each level are settled, told to the groups of the next level everywhere.
 *
 * <p>What a level finds lies at most its longest delay behind its watermark, so the next level has come as far as that.
 */
final class LevelProgress {
    private final WatermarkStore clocks;
    private final GroupShapes shapes;
    private final Upstream task;
    private final Consumer<UpstreamProgress> out;
    private final Set<WatermarkKey> finished = new HashSet<>();
    private final Map<WatermarkKey, WatermarkProgress> told = new HashMap<>();

    LevelProgress(WatermarkStore clocks, GroupShapes shapes, Upstream task, Consumer<UpstreamProgress> out) {
        this.clocks = clocks;
        this.shapes = shapes;
        this.task = task;
        this.out = out;
    }

    /** Takes note that nothing is left to do by a clock that has ended. */
    void finished(WatermarkKey clock) {
        finished.add(clock);
    }

    /**
     * Tells what follows from where a clock now stands. Groups over all instances also count what those of single instances
     * find, so for them the slowest of all counts.
     */
    void tell(WatermarkKey clock) {
        if (clock.level() >= shapes.highestLevel()) {
            return;
        }
        if (!clock.equals(clock.ofAll())) {
            tell(clock.above(), settled(clock));
        }
        WatermarkProgress all = clocks.instancesAt(clock.level()).stream()
                .map(this::settled)
                .reduce(settled(clock.ofAll()), LevelProgress::earlier);
        tell(clock.above().ofAll(), all);
    }

    private void tell(WatermarkKey above, WatermarkProgress progress) {
        boolean nothingYet = progress.watermark() == Long.MIN_VALUE && !progress.ended();
        if (!nothingYet && !progress.equals(told.put(above, progress))) {
            out.accept(new UpstreamProgress(above, task, progress));
        }
    }

    private WatermarkProgress settled(WatermarkKey clock) {
        if (finished.contains(clock) && clocks.ended(clock)) {
            return at(clocks.horizon(clock), true);
        }
        long cursor = clocks.cursor(clock);
        return at(cursor == Long.MIN_VALUE ? cursor : shapes.reachedAbove(clock.level(), cursor - 1), false);
    }

    private static WatermarkProgress earlier(WatermarkProgress one, WatermarkProgress other) {
        boolean ended = one.ended() && other.ended();
        return at(Math.min(one.watermark(), other.watermark()), ended);
    }

    private static WatermarkProgress at(long time, boolean ended) {
        return new WatermarkProgress(time, time, false, ended);
    }
}
