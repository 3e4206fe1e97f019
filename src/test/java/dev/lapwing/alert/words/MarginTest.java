package dev.lapwing.alert.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.alert.Rules;
import dev.lapwing.detect.episode.Episode;
import dev.lapwing.rule.definition.Bounds;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.Share;
import dev.lapwing.text.Elapsed;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MarginTest {
    @Test
    void tellsHowManyOfHowManyInWhatTime() {
        assertThat(Alerts.margin(Alerts.burst())).isEqualTo("14 failed logins in 3 m 12 s, rule wants 10 within 5 m");
    }

    @Test
    void tellsTheRangeThatARuleWants() {
        assertThat(counted(bounds(3L, true, 5L, true), 4)).endsWith("rule wants 3 to 5 within 5 m");
        assertThat(counted(bounds(3L, true, 3L, true), 3)).endsWith("rule wants exactly 3 within 5 m");
        assertThat(counted(bounds(9L, false, null, false), 10)).endsWith("rule wants more than 9 within 5 m");
        assertThat(counted(bounds(null, false, 5L, true), 4)).endsWith("rule wants at most 5 within 5 m");
        assertThat(counted(bounds(2L, false, 5L, false), 4))
                .endsWith("rule wants more than 2 and fewer than 5 within 5 m");
    }

    @Test
    void saysAtLeastWhereMoreCameThanWereKept() {
        Episode flood = new Episode(Alerts.T0, Alerts.T0 + 9_000, 8192, true, List.of());

        assertThat(Alerts.margin(Alerts.with(Alerts.burst(), flood))).startsWith("at least 8,192 failed logins in 9 s");
    }

    @Test
    void tellsWhatPartOfAllARuleWants() {
        Bounds most = new Bounds(Optional.of(new BigDecimal("0.9")), true, Optional.empty(), false);
        CorrelationRule rule =
                Rules.counting(Bounds.atLeast(10), Optional.empty(), Optional.of(new Share(most, List.of(0, 1))));

        assertThat(margin(rule, 14)).endsWith("rule wants 10, at least 90 % of all, within 5 m");
    }

    @Test
    void countsEventsWhereTheLastOneIsOfAnotherKind() {
        CorrelationRule rule = Rules.counting(Bounds.atLeast(10), Optional.of(1), Optional.empty());

        assertThat(margin(rule, 11))
                .isEqualTo("11 events in 1 m, rule wants 10 failed logins and then step-1 within 5 m");
    }

    @Test
    void tellsOnlyTheCountOfADetectionThatAlertsByItself() {
        assertThat(margin(Rules.standalone("events"), 1)).isEqualTo("1 event");
        assertThat(margin(Rules.standalone("changed policies of a table"), 1)).isEqualTo("1 changed policy of a table");
        assertThat(margin(Rules.standalone("accesses"), 1)).isEqualTo("1 access");
        assertThat(margin(Rules.standalone("databases"), 1)).isEqualTo("1 database");
        assertThat(margin(Rules.standalone("events"), 3)).isEqualTo("3 events in 1 m");
    }

    @Test
    void saysAtOnceWhereNoTimePassed() {
        Episode episode = new Episode(Alerts.T0, Alerts.T0, 14, false, List.of());

        assertThat(Alerts.margin(Alerts.with(Alerts.burst(), episode))).startsWith("14 failed logins at once");
    }

    @Test
    void readsDurationsInTheirTwoLargestUnits() {
        assertThat(IntStream.of(0, 999, 1_000, 59_999, 60_000, 192_000, 7_500_000, 7_200_000, 273_600_000)
                        .mapToObj(Elapsed::of))
                .containsExactly(
                        "less than a second",
                        "less than a second",
                        "1 s",
                        "59 s",
                        "1 m",
                        "3 m 12 s",
                        "2 h 5 m",
                        "2 h",
                        "3 d 4 h");
    }

    private static String counted(Bounds bounds, long count) {
        return margin(Rules.counting(bounds, Optional.empty(), Optional.empty()), count);
    }

    private static String margin(CorrelationRule rule, long count) {
        Episode episode = new Episode(Alerts.T0, Alerts.T0 + 60_000, count, false, List.of());
        return Alerts.margin(Alerts.with(Alerts.with(Alerts.burst(), rule), episode));
    }

    private static Bounds bounds(@Nullable Long low, boolean lowIn, @Nullable Long high, boolean highIn) {
        return new Bounds(
                Optional.ofNullable(low).map(BigDecimal::valueOf),
                lowIn,
                Optional.ofNullable(high).map(BigDecimal::valueOf),
                highIn);
    }
}
