package dev.lapwing.topology.correlate;

import dev.lapwing.detect.GroupShapes;
import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.detect.watermark.Upstream;
import dev.lapwing.detect.watermark.WatermarkKey;
import dev.lapwing.detect.watermark.WatermarkProgress;
import dev.lapwing.topology.record.UpstreamProgress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far one task's groups of each level are settled, told to the groups of the next level everywhere.
 *
 * <p>What a level finds lies at most its longest delay behind its watermark, so the next level has come as far as that.
 */
final class LevelProgress {
    private final WatermarkStore watermarks;
    private final GroupShapes shapes;
    private final Upstream task;
    private final Set<WatermarkKey> finished = new HashSet<>();
    private final Map<WatermarkKey, WatermarkProgress> told = new HashMap<>();

    LevelProgress(WatermarkStore watermarks, GroupShapes shapes, Upstream task) {
        this.watermarks = watermarks;
        this.shapes = shapes;
        this.task = task;
    }

    /** Takes note that nothing is left to do by a watermark that has ended. */
    void finished(WatermarkKey watermarkKey) {
        finished.add(watermarkKey);
    }

    /**
     * What is to be told now that a watermark stands where it does. Groups over all instances also count what those of single
     * instances
     * find, so for them the slowest of all counts.
     */
    List<UpstreamProgress> pendingUpdates(WatermarkKey watermarkKey) {
        if (watermarkKey.level() >= shapes.highestLevel()) {
            return List.of();
        }
        List<UpstreamProgress> updates = new ArrayList<>(2);
        if (!watermarkKey.equals(watermarkKey.ofAll())) {
            update(watermarkKey.above(), settled(watermarkKey)).ifPresent(updates::add);
        }
        WatermarkProgress all = watermarks.instancesAt(watermarkKey.level()).stream()
                .map(this::settled)
                .reduce(settled(watermarkKey.ofAll()), LevelProgress::earlier);
        update(watermarkKey.above().ofAll(), all).ifPresent(updates::add);
        return updates;
    }

    private Optional<UpstreamProgress> update(WatermarkKey above, WatermarkProgress progress) {
        boolean nothingYet = progress.watermark() == EventTimes.NONE && !progress.ended();
        boolean isNew = !nothingYet && !progress.equals(told.put(above, progress));
        return isNew ? Optional.of(new UpstreamProgress(above, task, progress)) : Optional.empty();
    }

    private WatermarkProgress settled(WatermarkKey watermarkKey) {
        if (finished.contains(watermarkKey) && watermarks.ended(watermarkKey)) {
            return at(watermarks.horizon(watermarkKey), true);
        }
        long cursor = watermarks.cursor(watermarkKey);
        return at(cursor == EventTimes.NONE ? cursor : shapes.reachedAbove(watermarkKey.level(), cursor - 1), false);
    }

    private static WatermarkProgress earlier(WatermarkProgress one, WatermarkProgress other) {
        boolean ended = one.ended() && other.ended();
        return at(Math.min(one.watermark(), other.watermark()), ended);
    }

    private static WatermarkProgress at(long time, boolean ended) {
        return new WatermarkProgress(time, time, false, ended);
    }
}
