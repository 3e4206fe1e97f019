package dev.lapwing.topology.correlate;

import dev.lapwing.detect.signal.FirstEvents;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.detect.watermark.WatermarkKey;
import dev.lapwing.detect.watermark.WatermarkProgress;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.topology.source.SourceLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Tells the groups of one task when an instance began: every task hears it, and each has some of the groups. */
final class InstanceStarts {
    private final FirstEvents firsts;
    private final SourceLayout layout;
    private final WatermarkStore watermarks;
    private final Predicate<GroupKey> ours;

    /**
     * Knows the first events of instances.
     *
     * @param ours which groups this task has
     */
    InstanceStarts(RuleSet rules, SourceLayout layout, WatermarkStore watermarks, Predicate<GroupKey> ours) {
        this.firsts = new FirstEvents(rules);
        this.layout = layout;
        this.watermarks = watermarks;
        this.ours = ours;
    }

    /**
     * What this task's groups have to know; a first event that came too late changes nothing, like any other.
     *
     * @param before what was the first event before, or {@link WatermarkProgress#NO_EVENT}
     */
    List<KeyedSignal> since(WatermarkKey watermarkKey, long before) {
        long first = watermarks.first(watermarkKey);
        if (watermarkKey.level() > 0 || first >= before || first < watermarks.of(watermarkKey)) {
            return List.of();
        }
        List<KeyedSignal> all = new ArrayList<>();
        if (before != WatermarkProgress.NO_EVENT) {
            all.addAll(firsts.minus(watermarkKey.instance(), layout.schemas(watermarkKey.instance()), before));
        }
        all.addAll(firsts.plus(watermarkKey.instance(), layout.schemas(watermarkKey.instance()), first));
        return all.stream().filter(signal -> ours.test(signal.key())).toList();
    }
}
