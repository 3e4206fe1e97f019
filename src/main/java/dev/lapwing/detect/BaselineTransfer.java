package dev.lapwing.detect;

import dev.lapwing.detect.baseline.LearningPeriod;
import dev.lapwing.detect.baseline.SettledBaseline;
import dev.lapwing.detect.episode.RuleState;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.detect.window.RulePlan;
import dev.lapwing.wire.WireInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What history teaches: taken from groups that were run over it, and looked through before groups that run live learn it. */
public final class BaselineTransfer {
    private final GroupShapes shapes;

    /** Transfer of the baselines of a rule set. */
    public BaselineTransfer(GroupShapes shapes) {
        this.shapes = shapes;
    }

    /**
     * What the events of a group teach each baseline that counts them.
     *
     * @param upTo where the history ends: what comes from this time on is not in it
     */
    public static List<LearnedBaseline> of(Group group, long upTo) {
        List<LearnedBaseline> baselines = new ArrayList<>();
        for (RuleState window : group.windows.values()) {
            if (window.settled().isPresent()) {
                LearnedBaseline baseline = read(group.key(), window.plan, GroupCodec.learned(window, upTo));
                if (baseline.newest() != EventTimes.NONE) {
                    baselines.add(baseline);
                }
            }
        }
        return baselines;
    }

    /** Whether there is such a rule, it is a baseline, and it groups like this. */
    public boolean isFor(GroupKey group, long rule) {
        return plan(group, rule).isPresent();
    }

    /** A learned baseline from its bytes; empty where they cannot be read, or no rule is there that could. */
    public Optional<LearnedBaseline> read(GroupKey group, long rule, byte[] past) {
        return plan(group, rule).flatMap(plan -> WireInput.unlessBroken(() -> read(group, plan, past)));
    }

    private Optional<RulePlan> plan(GroupKey group, long rule) {
        return shapes.of(group).flatMap(shape -> shape.baseline(rule));
    }

    private static LearnedBaseline read(GroupKey group, RulePlan plan, byte[] past) {
        SettledBaseline<?> settled = GroupCodec.settled(plan, past);
        LearningPeriod known = settled.past().learningPeriod();
        return new LearnedBaseline(
                group,
                plan.fingerprint,
                past,
                known.since(),
                known.newest(),
                settled.upTo(),
                known.isLearnt(settled.upTo()));
    }
}
