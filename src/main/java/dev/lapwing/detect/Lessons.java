package dev.lapwing.detect;

import dev.lapwing.detect.baseline.Acquaintance;
import dev.lapwing.detect.baseline.Folded;
import dev.lapwing.detect.episode.RuleWindow;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.watermark.Times;
import dev.lapwing.detect.window.RulePlan;
import dev.lapwing.wire.WireInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What history teaches: taken from groups that were run over it, and looked through before groups that run live learn it. */
public final class Lessons {
    private final GroupShapes shapes;

    /** Lessons for the baselines of a rule set. */
    public Lessons(GroupShapes shapes) {
        this.shapes = shapes;
    }

    /**
     * What the events of a group teach each baseline that counts them.
     *
     * @param upTo where the history ends: what comes from this time on is not in it
     */
    public static List<Lesson> of(Group group, long upTo) {
        List<Lesson> lessons = new ArrayList<>();
        for (RuleWindow window : group.windows.values()) {
            if (window.folded().isPresent()) {
                Lesson lesson = read(group.key(), window.plan, GroupCodec.learned(window, upTo));
                if (lesson.newest() != Times.NEVER) {
                    lessons.add(lesson);
                }
            }
        }
        return lessons;
    }

    /** Whether there is such a rule, it is a baseline, and it groups like this. */
    public boolean isFor(GroupKey group, long rule) {
        return plan(group, rule).isPresent();
    }

    /** A lesson from its bytes; empty where they cannot be read, or no rule is there that could. */
    public Optional<Lesson> read(GroupKey group, long rule, byte[] past) {
        return plan(group, rule).flatMap(plan -> WireInput.unlessBroken(() -> read(group, plan, past)));
    }

    private Optional<RulePlan> plan(GroupKey group, long rule) {
        return shapes.of(group).flatMap(shape -> shape.baseline(rule));
    }

    private static Lesson read(GroupKey group, RulePlan plan, byte[] past) {
        Folded<?> folded = GroupCodec.folded(plan, past);
        Acquaintance known = folded.past().acquaintance();
        return new Lesson(
                group,
                plan.fingerprint,
                past,
                known.since(),
                known.newest(),
                folded.upTo(),
                known.isLearnt(folded.upTo()));
    }
}
