package dev.lapwing.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.detect.AlertVersion;
import dev.lapwing.detect.Episode;
import dev.lapwing.detect.Signal;
import dev.lapwing.rule.Bounds;
import dev.lapwing.rule.CorrelationRule;
import dev.lapwing.rule.Expression;
import dev.lapwing.rule.Share;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MarginTest {
    private static final String PATH = "http_request.url.path";
    private static final Expression ALL = new Expression.And(List.of(Rules.FIRST, Rules.SECOND));

    @Test
    void tellsHowManyOfHowManyInWhatTime() {
        assertThat(Margin.of(Alerts.burst())).isEqualTo("14 failed logins in 3 m 12 s, rule wants 10 within 5 m");
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

        assertThat(Margin.of(Alerts.with(Alerts.burst(), flood))).startsWith("at least 8,192 failed logins in 9 s");
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
    void countsDifferentValuesWhereAllEventsAreAtHand() {
        Episode episode = new Episode(
                Alerts.T0,
                Alerts.T0 + 40_000,
                4,
                false,
                Stream.of("a", "b", "c", "c").map(MarginTest::read).toList());

        assertThat(Margin.of(Alerts.with(Alerts.with(Alerts.burst(), Rules.values(3, PATH)), episode)))
                .isEqualTo("3 different http_request.url.path over 4 events in 40 s, rule wants 3 within 5 m");
    }

    @Test
    void claimsNoMoreDifferentValuesThanItKnowsOf() {
        Episode episode = new Episode(
                Alerts.T0,
                Alerts.T0 + 40_000,
                400,
                false,
                Stream.of("a", "b").map(MarginTest::read).toList());
        AlertVersion version = Alerts.with(Alerts.with(Alerts.burst(), Rules.values(7, PATH, "x")), episode);

        assertThat(Margin.of(version))
                .startsWith("at least 7 different http_request.url.path + x over 400 events in 40 s");
    }

    @Test
    void claimsNoValuesOfAnAlertThatIsTakenBack() {
        Episode gone = new Episode(Alerts.T0, Alerts.T0 + 40_000, 9, false, List.of());

        assertThat(Margin.of(Alerts.with(Alerts.with(Alerts.burst(), Rules.values(7, PATH)), gone)))
                .startsWith("9 events in 40 s");
    }

    @Test
    void tellsHowManyConditionsMet() {
        Expression some = new Expression.Or(List.of(ALL, Rules.THIRD));
        Expression without = new Expression.And(List.of(Rules.FIRST, Rules.SECOND, new Expression.Not(Rules.THIRD)));

        assertThat(margin(Rules.temporal(2, ALL), 3))
                .isEqualTo("2 of 2 conditions over 3 events in 1 m, rule allows 5 m");
        assertThat(margin(Rules.temporal(3, some), 3)).startsWith("at least 1 of 3 conditions over 3 events");
        assertThat(margin(Rules.temporal(3, without), 3)).startsWith("2 of 2 conditions and 1 absent as asked over 3");
        assertThat(margin(Rules.temporal(3, Expression.atLeast(2)), 2)).startsWith("at least 2 of 3 conditions");
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

        assertThat(Margin.of(Alerts.with(Alerts.burst(), episode))).startsWith("14 failed logins at once");
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

    private static Signal read(String path) {
        return Alerts.signal(path.charAt(0), Map.of(), Map.of(PATH, path));
    }

    private static String counted(Bounds bounds, long count) {
        return margin(Rules.counting(bounds, Optional.empty(), Optional.empty()), count);
    }

    private static String margin(CorrelationRule rule, long count) {
        Episode episode = new Episode(Alerts.T0, Alerts.T0 + 60_000, count, false, List.of());
        return Margin.of(Alerts.with(Alerts.with(Alerts.burst(), rule), episode));
    }

    private static Bounds bounds(@Nullable Long low, boolean lowIn, @Nullable Long high, boolean highIn) {
        return new Bounds(
                Optional.ofNullable(low).map(BigDecimal::valueOf),
                lowIn,
                Optional.ofNullable(high).map(BigDecimal::valueOf),
                highIn);
    }
}
