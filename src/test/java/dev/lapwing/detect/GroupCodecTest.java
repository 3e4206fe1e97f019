package dev.lapwing.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.episode.CloseReason;
import dev.lapwing.detect.signal.Evidence;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.detect.window.RulePlan;
import dev.lapwing.rule.definition.Baseline;
import dev.lapwing.rule.definition.Bounds;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.CorrelationType;
import dev.lapwing.rule.definition.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GroupCodecTest {
    private static final GroupKey KEY = GroupKey.of(7, "shop", List.of("192.0.2.1"));
    private static final CorrelationRule THEN = TestRules.then(1000, Bounds.atLeast(2));
    /** A group after events at 0, 100, 395, 600 and 700, settled to 500; its rule {@link #THEN} and one that is gone. */
    private static final String FORMAT_ONE = ""
            + "02e80702000400000000000186b6164556454e545f434f554e54010096061273686f703a653339359606060006020000000e"
            + "73686f703a65300000000000000000020000000000000001000e7261772d30403000020000c8011273686f703a6531303000"
            + "0000000000006402000000000000000100127261772d30403130300002000096061273686f703a6533393500000000000001"
            + "8b02000000000000000200127261772d304033393500000296061273686f703a6533393502009606060000000000000186b5"
            + "164556454e545f434f554e540100000e73686f703a65309606040004020000000e73686f703a653000000000000000000200"
            + "00000000000001000e7261772d30403000020000c8011273686f703a65313030000000000000006402000000000000000100"
            + "127261772d3040313030000002000e73686f703a65300400c8010400000a020000000e73686f703a65300000000000000000"
            + "020000000000000001000e7261772d30403000020000c8011273686f703a6531303000000000000000640200000000000000"
            + "0100127261772d30403130300002000096061273686f703a65333935000000000000018b0200000000000000020012726177"
            + "2d304033393500020000b0091273686f703a65363030000000000000025802000000000000000100127261772d3040363030"
            + "00020000f80a1273686f703a6537303000000000000002bc02000000000000000200127261772d304037303000";

    private final List<AlertVersion> told = new ArrayList<>();
    private final Map<Long, byte[]> pasts = new HashMap<>();

    @Test
    void readsAHeadOfFormatOne() {
        Group group =
                GroupCodec.load(KEY, Optional.of(shape(THEN)), HexFormat.of().parseHex(FORMAT_ONE), Map.of(), Map.of());

        told.addAll(group.finish(2000).alerts());

        assertThat(told)
                .extracting(AlertVersion::ending)
                .containsExactlyInAnyOrder(Optional.of(CloseReason.SUPERSEDED), Optional.of(CloseReason.ENDED));
        assertThat(told).last().satisfies(last -> {
            assertThat(last.revision()).isGreaterThan(1);
            assertThat(last.episode().start()).isZero();
            assertThat(last.episode().end()).isEqualTo(700);
            assertThat(last.episode().count()).isEqualTo(5);
        });
    }

    @Test
    void writesWhatItReadOfFormatOneInTheFormatOfToday() {
        Group group =
                GroupCodec.load(KEY, Optional.of(shape(THEN)), HexFormat.of().parseHex(FORMAT_ONE), Map.of(), Map.of());

        save(group);
        Group again = GroupCodec.load(KEY, Optional.of(shape(THEN)), GroupCodec.head(group), Map.of(), pasts);

        assertThat(GroupCodec.head(again)).isEqualTo(GroupCodec.head(group));
    }

    @Test
    void refusesAHeadOfAFormatItDoesNotKnow() {
        byte[] head = HexFormat.of().parseHex(FORMAT_ONE);
        head[0] = 8;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> GroupCodec.load(KEY, Optional.of(shape(THEN)), head, Map.of(), Map.of()))
                .withMessageContaining("format 4");
    }

    @Test
    void readsBackWhatBaselinesRemember() {
        Group group = known(500);

        Group again = GroupCodec.load(KEY, Optional.of(shape(newValue(500))), GroupCodec.head(group), Map.of(), pasts);
        told.addAll(again.offer(signal(220, "b")).alerts());

        assertThat(pasts).hasSize(1);
        assertThat(told).extracting(AlertVersion::phase).containsExactly(AlertVersion.Phase.OPENED);
    }

    @Test
    void judgesNothingByAPastThatIsNotThere() {
        Group group = known(500);

        Group again =
                GroupCodec.load(KEY, Optional.of(shape(newValue(500))), GroupCodec.head(group), Map.of(), Map.of());
        told.addAll(again.offer(signal(220, "b")).alerts());

        assertThat(told).isEmpty();
    }

    @Test
    void storesNoPastOfAGroupThatIsForgottenWhileAnotherRuleKnowsIt() {
        Group group = known(500, 50_000);
        save(group);
        assertThat(pasts).hasSize(2);

        told.addAll(group.advance(1000).alerts());
        save(group);

        assertThat(pasts).containsOnlyKeys(newValue(50_000).fingerprint());
    }

    @Test
    void storesNoPastOfARuleThatIsGone() {
        Group group = known(500);

        Group again = GroupCodec.load(KEY, Optional.of(shape(THEN)), GroupCodec.head(group), Map.of(), pasts);
        save(again);

        assertThat(pasts).isEmpty();
    }

    /** A group of one value that is known well enough to be folded; its rules forget after so many milliseconds. */
    private Group known(int... forget) {
        CorrelationRule[] rules =
                Arrays.stream(forget).mapToObj(GroupCodecTest::newValue).toArray(CorrelationRule[]::new);
        Group group = new Group(KEY, shape(rules), EventTimes.NONE);
        for (int time = 0; time < 200; time++) {
            told.addAll(group.offer(signal(time, "a")).alerts());
        }
        told.addAll(group.advance(200).alerts());
        save(group);
        return group;
    }

    private void save(Group group) {
        GroupCodec.changedPasts(group)
                .forEach((rule, past) ->
                        past.ifPresentOrElse(bytes -> pasts.put(rule, bytes), () -> pasts.remove(rule)));
    }

    private static CorrelationRule newValue(int forget) {
        Baseline baseline = new Baseline.NewValue(Duration.ofMillis(100), Duration.ofMillis(forget), 10);
        return TestRules.baseline(CorrelationType.NEW_VALUE, 10, baseline);
    }

    private static GroupShape shape(CorrelationRule... rules) {
        return new GroupShape(
                KEY.shape(),
                Scope.INSTANCE,
                List.of("src_endpoint.ip"),
                Stream.of(rules).map(rule -> new RulePlan(rule, 512)).toList(),
                Map.of());
    }

    private static Signal signal(long time, String value) {
        return new Signal(
                0,
                Signal.Op.PLUS,
                time,
                "shop:e" + time,
                time,
                List.of(1L),
                Map.of("field", value),
                new Evidence("raw-0@" + time, Map.of()));
    }
}
