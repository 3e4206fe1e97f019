package dev.lapwing.topology.correlate;

import dev.lapwing.detect.GroupShapes;
import dev.lapwing.detect.watermark.Clock;
import dev.lapwing.detect.watermark.Progress;
import dev.lapwing.detect.watermark.Upstream;
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
    private final InstanceClocks clocks;
    private final GroupShapes shapes;
    private final Upstream task;
    private final Consumer<UpstreamProgress> out;
    private final Set<Clock> finished = new HashSet<>();
    private final Map<Clock, Progress> told = new HashMap<>();

    LevelProgress(InstanceClocks clocks, GroupShapes shapes, Upstream task, Consumer<UpstreamProgress> out) {
        this.clocks = clocks;
        this.shapes = shapes;
        this.task = task;
        this.out = out;
    }

    /** Takes note that nothing is left to do by a clock that has ended. */
    void finished(Clock clock) {
        finished.add(clock);
    }

    /**
     * Tells what follows from where a clock now stands. Groups over all instances also count what those of single instances
     * find, so for them the slowest of all counts.
     */
    void tell(Clock clock) {
        if (clock.level() >= shapes.highestLevel()) {
            return;
        }
        if (!clock.equals(clock.ofAll())) {
            tell(clock.above(), settled(clock));
        }
        Progress all = clocks.instancesAt(clock.level()).stream()
                .map(this::settled)
                .reduce(settled(clock.ofAll()), LevelProgress::earlier);
        tell(clock.above().ofAll(), all);
    }

    private void tell(Clock above, Progress progress) {
        boolean nothingYet = progress.watermark() == Long.MIN_VALUE && !progress.ended();
        if (!nothingYet && !progress.equals(told.put(above, progress))) {
            out.accept(new UpstreamProgress(above, task, progress));
        }
    }

    private Progress settled(Clock clock) {
        if (finished.contains(clock) && clocks.ended(clock)) {
            return at(clocks.horizon(clock), true);
        }
        long cursor = clocks.cursor(clock);
        return at(cursor == Long.MIN_VALUE ? cursor : shapes.reachedAbove(clock.level(), cursor - 1), false);
    }

    private static Progress earlier(Progress one, Progress other) {
        boolean ended = one.ended() && other.ended();
        return at(Math.min(one.watermark(), other.watermark()), ended);
    }

    private static Progress at(long time, boolean ended) {
        return new Progress(time, time, false, ended);
    }
}
