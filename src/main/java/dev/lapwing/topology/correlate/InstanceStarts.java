package dev.lapwing.topology.correlate;

import dev.lapwing.detect.signal.FirstEvents;
import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.detect.watermark.WatermarkKey;
import dev.lapwing.detect.watermark.WatermarkProgress;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.topology.record.ByGroup;
import dev.lapwing.topology.source.SourceLayout;
import java.util.ArrayList;
import java.util.List;

/** Tells the groups of one task when an instance began: every task hears it, and each has some of the groups. */
final class InstanceStarts {
    private final FirstEvents firsts;
    private final SourceLayout layout;
    private final WatermarkStore clocks;
    private final int task;
    private final int tasks;

    InstanceStarts(RuleSet rules, SourceLayout layout, WatermarkStore clocks, int task, int tasks) {
        this.firsts = new FirstEvents(rules);
        this.layout = layout;
        this.clocks = clocks;
        this.task = task;
        this.tasks = tasks;
    }

    /**
     * What this task's groups have to know; a first event that came too late changes nothing, like any other.
     *
     * @param before what was the first event before, or {@link WatermarkProgress#NO_EVENT}
     */
    List<KeyedSignal> since(WatermarkKey clock, long before) {
        long first = clocks.first(clock);
        if (clock.level() > 0 || first >= before || first < clocks.of(clock)) {
            return List.of();
        }
        List<KeyedSignal> all = new ArrayList<>();
        if (before != WatermarkProgress.NO_EVENT) {
            all.addAll(firsts.minus(clock.instance(), layout.schemas(clock.instance()), before));
        }
        all.addAll(firsts.plus(clock.instance(), layout.schemas(clock.instance()), first));
        return all.stream().filter(this::isOurs).toList();
    }

    private boolean isOurs(KeyedSignal signal) {
        return ByGroup.partitionOf(signal.key().bytes(), tasks) == task;
    }
}
