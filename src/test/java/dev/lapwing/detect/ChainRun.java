package dev.lapwing.detect;

import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.rule.definition.CorrelationRule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** All groups of rules that name one another, run as a host does: each level settles as far as the one below it has. */
final class ChainRun {
    private final GroupShapes shapes;
    private final Random random;
    private final Map<GroupKey, Group> groups = new HashMap<>();
    private final Map<Integer, Long> watermarks = new HashMap<>();
    private final Deque<KeyedSignal> higher = new ArrayDeque<>();
    private final List<AlertVersion> told = new ArrayList<>();

    ChainRun(List<CorrelationRule> rules, Random random) {
        this.shapes = GroupShapes.of(rules, 100);
        this.random = random;
    }

    List<AlertVersion> over(List<KeyedSignal> signals, long horizon) {
        for (int i = 0; i < signals.size(); i++) {
            offer(signals.get(i));
            if (random.nextInt(3) == 0) {
                long earliest = signals.subList(i + 1, signals.size()).stream()
                        .mapToLong(keyed -> keyed.signal().timeMillis())
                        .min()
                        .orElse(horizon);
                settle(0, earliest - random.nextInt(20_000));
            }
        }
        for (int level = 0; level <= shapes.highestLevel(); level++) {
            atLevel(level).forEach(group -> tell(group.finish(horizon)));
            passOn();
        }
        return told;
    }

    private void tell(GroupChange change) {
        told.addAll(change.alerts());
        higher.addAll(change.higher());
    }

    private void settle(int level, long watermark) {
        long reached = Math.max(watermark, watermarks.getOrDefault(level, EventTimes.NONE));
        watermarks.put(level, reached);
        atLevel(level).forEach(group -> tell(group.advance(reached)));
        passOn();
        if (level < shapes.highestLevel()) {
            settle(level + 1, shapes.reachedAbove(level, reached));
        }
    }

    private void passOn() {
        while (!higher.isEmpty()) {
            offer(higher.remove());
        }
    }

    private void offer(KeyedSignal keyed) {
        long watermark = watermarks.getOrDefault(keyed.key().level(), EventTimes.NONE);
        if (keyed.signal().timeMillis()
                < watermarks.getOrDefault(keyed.watermarkKey().level(), EventTimes.NONE)) {
            throw new AssertionError("too late at level " + keyed.key().level());
        }
        Group group = groups.computeIfAbsent(
                keyed.key(), key -> new Group(key, shapes.of(key).orElseThrow(), watermark));
        tell(group.offer(keyed.signal()));
        passOn();
    }

    private List<Group> atLevel(int level) {
        return groups.values().stream()
                .filter(group -> group.key().level() == level)
                .toList();
    }
}
