package dev.lapwing.detect;

import dev.lapwing.rule.CorrelationRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * One group as a host runs it: signals in any order, a watermark that moves as far as it may, the group stored and read
 * back now and then, the end of input.
 */
final class LiveRun {
    private static final GroupKey NOBODY = GroupKey.of(0, "i", List.of("192.0.2.1"));

    private final GroupShapes shapes;
    private final Random random;
    private final List<AlertVersion> told = new ArrayList<>();
    private final Map<Integer, byte[]> pages = new HashMap<>();
    private final Map<Long, byte[]> pasts = new HashMap<>();
    private final GroupShape shape;
    private final List<Long> marks;
    private long first = Progress.NO_EVENT;
    private Group group;

    LiveRun(List<CorrelationRule> rules, int sliceLimit, Random random) {
        this.shapes = GroupShapes.of(rules, sliceLimit);
        this.marks = marksOf(rules);
        this.random = random;
        this.shape = shapes.all().iterator().next();
        this.group = new Group(key(), shape, Times.NEVER);
    }

    List<AlertVersion> over(List<Signal> signals, long horizon) {
        for (int i = 0; i < signals.size(); i++) {
            begin(signals.get(i).timeMillis());
            group.offer(signals.get(i), told::add);
            if (random.nextInt(4) == 0) {
                long earliest = signals.subList(i + 1, signals.size()).stream()
                        .mapToLong(Signal::timeMillis)
                        .min()
                        .orElse(horizon);
                group.advance(Math.max(group.watermark(), earliest - random.nextInt(20)), told::add);
            }
            if (random.nextInt(6) == 0) {
                storeAndLoad();
            }
        }
        group.finish(horizon, told::add);
        return told;
    }

    /** What the last versions of all alerts say that ended. */
    static List<Episode> finalEpisodes(List<AlertVersion> told, CorrelationRule rule) {
        return told.stream()
                .filter(version -> version.ruleFingerprint() == rule.fingerprint())
                .filter(version -> version.ending().equals(Optional.of(Ending.ENDED)))
                .map(AlertVersion::episode)
                .sorted((one, other) -> Long.compare(one.start(), other.start()))
                .toList();
    }

    /** The signals of a history with the one that tells when it began, for the rules that go by that. */
    static List<Signal> begun(List<CorrelationRule> rules, List<Signal> signals) {
        long first = signals.stream().mapToLong(Signal::timeMillis).min().orElseThrow();
        List<Signal> all = new ArrayList<>(signals);
        all.add(FirstEvents.signal(NOBODY, first, Signal.Op.PLUS, marksOf(rules)));
        return all;
    }

    /** What a host does when an event comes that is earlier than all before. */
    private void begin(long time) {
        if (time < first && !marks.isEmpty()) {
            group.offer(FirstEvents.signal(NOBODY, first, Signal.Op.MINUS, marks), told::add);
            group.offer(FirstEvents.signal(NOBODY, time, Signal.Op.PLUS, marks), told::add);
            first = time;
        }
    }

    private static List<Long> marksOf(List<CorrelationRule> rules) {
        return rules.stream()
                .filter(FirstEvents::matter)
                .map(FirstEvents::markOf)
                .toList();
    }

    private void storeAndLoad() {
        byte[] head = GroupCodec.head(group);
        pages.putAll(GroupCodec.changedPages(group));
        GroupCodec.removedPages(group).forEach(pages::remove);
        GroupCodec.changedPasts(group)
                .forEach((rule, past) ->
                        past.ifPresentOrElse(bytes -> pasts.put(rule, bytes), () -> pasts.remove(rule)));
        group = GroupCodec.load(key(), shapes.of(key()), head, pages, pasts);
    }

    private GroupKey key() {
        return GroupKey.of(shape.hash(), NOBODY.instance(), NOBODY.values());
    }
}
