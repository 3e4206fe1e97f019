package dev.lapwing.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.episode.CloseReason;
import dev.lapwing.detect.episode.Episode;
import dev.lapwing.detect.signal.FirstEvents;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.detect.watermark.WatermarkProgress;
import dev.lapwing.rule.definition.CorrelationRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * One group as a host runs it: signals in any order, a watermark that moves as far as it may, the group stored and read
 * back now and then, the end of input.
 */
public final class LiveRun {
    private static final GroupKey NOBODY = GroupKey.of(0, "i", List.of("192.0.2.1"));

    private final GroupShapes shapes;
    private final Random random;
    private final List<AlertVersion> told = new ArrayList<>();
    private final Map<Integer, byte[]> pages = new HashMap<>();
    private final Map<Long, byte[]> pasts = new HashMap<>();
    private final GroupShape shape;
    private final List<Long> marks;
    private long first = WatermarkProgress.NO_EVENT;
    private List<LearnedBaseline> baselines = List.of();
    private Group group;

    public LiveRun(List<CorrelationRule> rules, int sliceLimit, Random random) {
        this.shapes = GroupShapes.of(rules, sliceLimit);
        this.marks = marksOf(rules);
        this.random = random;
        this.shape = shapes.all().iterator().next();
        this.group = new Group(key(), shape, EventTimes.NONE);
    }

    /** Learns now, and the same again now and then. */
    public void learn(List<LearnedBaseline> taught) {
        baselines = taught;
        for (LearnedBaseline baseline : baselines) {
            assertThat(group.canLearn(baseline.rule())).isTrue();
            told.addAll(group.learn(baseline.rule(), baseline.past()).alerts());
        }
    }

    /** Takes signals while the watermark stands still. */
    public void offer(List<Signal> signals) {
        for (Signal signal : signals) {
            told.addAll(group.offer(signal).alerts());
            if (random.nextInt(6) == 0) {
                storeAndLoad();
            }
        }
    }

    /** Takes signals that all are before a time, and says what they teach; it never knows that time has passed them. */
    public List<LearnedBaseline> history(List<Signal> signals, long upTo) {
        for (int i = 0; i < signals.size(); i++) {
            told.addAll(group.offer(signals.get(i)).alerts());
            long newest = signals.subList(0, i + 1).stream()
                    .mapToLong(Signal::timeMillis)
                    .max()
                    .orElseThrow();
            advanceAndStore(signals.subList(i + 1, signals.size()), newest);
        }
        return BaselineTransfer.of(group, upTo);
    }

    public List<AlertVersion> over(List<Signal> signals, long horizon) {
        for (int i = 0; i < signals.size(); i++) {
            begin(signals.get(i).timeMillis());
            told.addAll(group.offer(signals.get(i)).alerts());
            advanceAndStore(signals.subList(i + 1, signals.size()), horizon);
            if (!baselines.isEmpty() && random.nextInt(10) == 0) {
                learn(baselines);
            }
        }
        told.addAll(group.finish(horizon).alerts());
        return told;
    }

    /** What the last versions of all alerts say that ended. */
    public static List<Episode> finalEpisodes(List<AlertVersion> told, CorrelationRule rule) {
        return told.stream()
                .filter(version -> version.ruleFingerprint() == rule.fingerprint())
                .filter(version -> version.ending().equals(Optional.of(CloseReason.ENDED)))
                .map(AlertVersion::episode)
                .sorted((one, other) -> Long.compare(one.start(), other.start()))
                .toList();
    }

    /** Fails unless the episodes are the same but for their peaks. */
    public static void assertSame(List<Episode> found, List<Episode> expected, Supplier<String> which) {
        assertThat(withoutPeaks(found)).as(which).isEqualTo(withoutPeaks(expected));
    }

    private static List<Episode> withoutPeaks(List<Episode> episodes) {
        return episodes.stream()
                .map(it -> new Episode(it.start(), it.end(), it.count(), it.atLeast(), it.evidence()))
                .toList();
    }

    /** The signals of a history with the one that tells when it began, for the rules that go by that. */
    public static List<Signal> begun(List<CorrelationRule> rules, List<Signal> signals) {
        long first = signals.stream().mapToLong(Signal::timeMillis).min().orElseThrow();
        List<Signal> all = new ArrayList<>(signals);
        all.add(FirstEvents.signal(NOBODY, first, Signal.Op.PLUS, marksOf(rules)));
        return all;
    }

    /** What a host does when an event comes that is earlier than all before. */
    private void begin(long time) {
        if (time < first && !marks.isEmpty()) {
            told.addAll(group.offer(FirstEvents.signal(NOBODY, first, Signal.Op.MINUS, marks))
                    .alerts());
            told.addAll(group.offer(FirstEvents.signal(NOBODY, time, Signal.Op.PLUS, marks))
                    .alerts());
            first = time;
        }
    }

    private static List<Long> marksOf(List<CorrelationRule> rules) {
        return rules.stream()
                .filter(FirstEvents::matter)
                .map(FirstEvents::markOf)
                .toList();
    }

    private void advanceAndStore(List<Signal> left, long horizon) {
        if (random.nextInt(4) == 0) {
            long earliest = left.stream().mapToLong(Signal::timeMillis).min().orElse(horizon);
            long reached = Math.min(earliest, horizon) - random.nextInt(20);
            told.addAll(group.advance(Math.max(group.watermark(), reached)).alerts());
        }
        if (random.nextInt(6) == 0) {
            storeAndLoad();
        }
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
