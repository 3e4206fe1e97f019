package dev.lapwing.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.episode.CloseReason;
import dev.lapwing.detect.signal.Evidence;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.detect.signal.SignalLog;
import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.rule.definition.Bounds;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupTest {
    private static final int SPAN = 1000;

    private final List<AlertVersion> told = new ArrayList<>();

    @Test
    void opensAtTheFirstEventAtWhichTheConditionHolds() {
        Group group = group(TestRules.eventCount(SPAN, Bounds.atLeast(3)));

        offer(group, 0, 10, 20);

        assertThat(told).extracting(AlertVersion::phase).containsExactly(AlertVersion.Phase.OPENED);
        assertThat(told.get(0).episode().count()).isEqualTo(3);
    }

    @Test
    void countsAnEventThatIsExactlyOneTimespanOld() {
        Group group = group(TestRules.eventCount(SPAN, Bounds.atLeast(2)));

        offer(group, 0, SPAN);

        assertThat(told).hasSize(1);
    }

    @Test
    void staysQuietWhenTheOtherEventIsAMillisecondTooOld() {
        Group group = group(TestRules.eventCount(SPAN, Bounds.atLeast(2)));

        offer(group, 0, SPAN + 1);

        assertThat(told).isEmpty();
    }

    @Test
    void countsTheSameEventOnce() {
        Group group = group(TestRules.eventCount(SPAN, Bounds.atLeast(2)));

        offer(group, 5);
        offer(group, 5);

        assertThat(told).isEmpty();
    }

    @Test
    void tellsAFloodALogarithmOfUpdates() {
        Group group = group(TestRules.eventCount(SPAN, Bounds.atLeast(2)));

        IntStream.range(0, 400).forEach(i -> offer(group, i));

        assertThat(told).hasSize(1 + 7);
    }

    @Test
    void isDueUntilNothingIsLeftOfAnEventThatWasTakenBack() {
        Group group = group(TestRules.eventCount(SPAN, Bounds.atLeast(1)));
        offer(group, 0, 5_000);
        told.addAll(group.offer(takenBack(5_000)).alerts());

        told.addAll(group.advance(SPAN + 1).alerts());
        long due = group.due();
        told.addAll(group.advance(due).alerts());

        assertThat(told).last().extracting(AlertVersion::ending).isEqualTo(Optional.of(CloseReason.ENDED));
        assertThat(due).isEqualTo(5_001);
        assertThat(group.isEmpty()).isTrue();
    }

    @Test
    void endsOnlyWhenTheWatermarkIsPastTheEndByMoreThanTheTimespan() {
        Group group = group(TestRules.eventCount(SPAN, Bounds.atLeast(1)));
        offer(group, 100);

        told.addAll(group.advance(100 + SPAN).alerts());
        assertThat(told).hasSize(1);
        assertThat(group.due()).isEqualTo(101 + SPAN);
        told.addAll(group.advance(101 + SPAN).alerts());

        assertThat(told).last().extracting(AlertVersion::ending).isEqualTo(Optional.of(CloseReason.ENDED));
        assertThat(group.isEmpty()).isTrue();
    }

    @Test
    void mergesTheYoungerAlertIntoTheOlderWhenAnEventJoinsTheirEpisodes() {
        Group group = group(TestRules.eventCount(SPAN, Bounds.atLeast(1)));
        offer(group, 0, 1500);

        offer(group, 800);

        assertThat(told.get(2).ending()).contains(CloseReason.MERGED);
        assertThat(told.get(2).alertId()).isEqualTo(told.get(1).alertId());
        assertThat(told.get(3).phase()).isEqualTo(AlertVersion.Phase.UPDATED);
        assertThat(told.get(3).alertId()).isEqualTo(told.get(0).alertId());
    }

    @Test
    void takesAnAlertBackWhenALaterReadEventLiftsTheCountOutOfTheRange() {
        Group group = group(TestRules.eventCount(SPAN, TestRules.range(1, 1)));
        offer(group, 10);

        offer(group, 5);

        assertThat(told.get(0).provisional()).isTrue();
        assertThat(told).anySatisfy(version -> assertThat(version.ending()).contains(CloseReason.RETRACTED));
    }

    @Test
    void waitsWithANegationUntilNothingCanComeAnyMore() {
        Expression notFollowed =
                new Expression.And(List.of(new Expression.Named(0), new Expression.Not(new Expression.Named(1))));
        Group group = group(TestRules.temporal(SPAN, notFollowed));
        offer(group, 100);

        told.addAll(group.advance(100 + SPAN).alerts());
        assertThat(told).isEmpty();
        told.addAll(group.advance(101 + SPAN).alerts());

        assertThat(told).extracting(AlertVersion::phase).contains(AlertVersion.Phase.OPENED);
    }

    @Test
    void keepsNoMoreOfAFloodThanTheBoundAndSaysSo() {
        CorrelationRule rule = TestRules.eventCount(16_000, Bounds.atLeast(2));
        GroupShapes shapes = GroupShapes.of(List.of(rule), 5);
        Group group = new Group(
                GroupKey.of(GroupKey.shapeOf(rule), "i", List.of("x")),
                shapes.all().iterator().next(),
                0);

        IntStream.range(0, 1000).forEach(i -> offer(group, i));
        told.addAll(group.finish(1000).alerts());

        assertThat(told).last().satisfies(version -> {
            assertThat(version.episode().atLeast()).isTrue();
            assertThat(version.episode().count()).isEqualTo(5);
        });
    }

    @Test
    void closesTheAlertOfAChangedRuleAsSuperseded() {
        Group group = group(TestRules.eventCount(SPAN, Bounds.atLeast(1)));
        offer(group, 10);
        byte[] head = GroupCodec.head(group);
        GroupShapes changed = GroupShapes.of(List.of(TestRules.eventCount(SPAN, Bounds.atLeast(9))), 100);

        Group loaded = GroupCodec.load(group.key(), changed.of(group.key()), head, Map.of(), Map.of());
        told.addAll(loaded.advance(11).alerts());

        assertThat(told).last().satisfies(version -> {
            assertThat(version.ending()).contains(CloseReason.SUPERSEDED);
            assertThat(version.alertId()).isEqualTo(told.get(0).alertId());
            assertThat(version.revision()).isEqualTo(2);
        });
    }

    @Test
    void writesAFullPageOnceHoweverManyEventsFollow() {
        Group group = group(TestRules.eventCount(100_000, Bounds.atLeast(1)));
        int written = 0;

        for (int i = 0; i < 10 * SignalLog.PAGE_SIZE; i++) {
            offer(group, i);
            written += GroupCodec.changedPages(group).size();
        }

        assertThat(written).isEqualTo(9);
    }

    private static Group group(CorrelationRule rule) {
        GroupShapes shapes = GroupShapes.of(List.of(rule), 10_000);
        GroupKey key = GroupKey.of(GroupKey.shapeOf(rule), "i", List.of("192.0.2.1"));
        return new Group(key, shapes.of(key).orElseThrow(), EventTimes.NONE);
    }

    private void offer(Group group, long... times) {
        for (long time : times) {
            told.addAll(group.offer(signal(Signal.Op.PLUS, time)).alerts());
        }
    }

    private static Signal takenBack(long time) {
        return signal(Signal.Op.MINUS, time);
    }

    private static Signal signal(Signal.Op op, long time) {
        return new Signal(0, op, time, "i:" + time, 0, List.of(1L), Map.of(), new Evidence("place", Map.of()));
    }
}
