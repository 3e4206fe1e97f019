package dev.lapwing.alert.words;

import static dev.lapwing.alert.Episodes.counted;
import static dev.lapwing.alert.Episodes.margin;
import static dev.lapwing.alert.Episodes.overflowed;
import static dev.lapwing.alert.Episodes.peaking;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.alert.RuleKinds;
import dev.lapwing.detect.episode.Episode;
import dev.lapwing.rule.definition.Bounds;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.CorrelationType;
import dev.lapwing.rule.definition.Measure;
import dev.lapwing.rule.definition.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeasureMarginTest {
    private static final String PATH = "http_request.url.path";
    private static final String TIME = "pocketbase.exec_time";
    private static final Duration SHORT = Duration.ofSeconds(40);
    private static final Duration DAYS = Duration.ofDays(5);
    private static final Bounds FEWER_THAN_THREE =
            new Bounds(Optional.empty(), false, Optional.of(BigDecimal.valueOf(3)), false);
    private static final Bounds NONE = Bounds.exactly(BigDecimal.ZERO, false);

    @Test
    void saysThatTheWindowComesAfterEachEvent() {
        CorrelationRule rule = RuleKinds.counting("backups", FEWER_THAN_THREE, Window.FORWARD);

        assertThat(margin(rule, peaking(2, SHORT, "2")))
                .isEqualTo("2 backups in 40 s, rule wants fewer than 3 within 1 h after each");
    }

    @Test
    void tellsTheMostInOneWindowWhereSeveralWindowsAreOneEpisode() {
        CorrelationRule rule = RuleKinds.counting("backups", FEWER_THAN_THREE, Window.FORWARD);

        assertThat(margin(rule, peaking(7, DAYS, "2"))).startsWith("7 backups in 5 d, up to 2 in a window, rule wants");
    }

    @Test
    void tellsTheNumberThatIsNotWanted() {
        Bounds notTwo = Bounds.exactly(BigDecimal.valueOf(2), true);

        assertThat(margin(RuleKinds.counting("backups", notTwo, Window.FORWARD), peaking(3, SHORT, "3")))
                .isEqualTo("3 backups in 40 s, rule wants other than 2 within 1 h after each");
    }

    @Test
    void saysThatNothingFollowedWhereOnlyZeroSatisfies() {
        assertThat(margin(RuleKinds.counting("logins", NONE, Window.AFTER), peaking(1, Duration.ZERO, "0")))
                .isEqualTo("1 login, none followed within 1 h");
        assertThat(margin(
                        RuleKinds.measuring("reads", CorrelationType.VALUE_COUNT, NONE, Window.AFTER, PATH),
                        counted(2, Duration.ZERO)))
                .isEqualTo("2 reads at once, none followed within 1 h");
    }

    @Test
    void tellsExactlyHowManyValuesAnEpisodeOfOneWindowHad() {
        assertThat(margin(values(PATH), peaking(400, SHORT, "7")))
                .isEqualTo("7 different http_request.url.path over 400 events in 40 s, rule wants 3 within 1 h");
    }

    @Test
    void takesAnEpisodeOfExactlyOneTimespanForOneWindow() {
        assertThat(margin(values(PATH), peaking(400, RuleKinds.HOUR, "7"))).startsWith("7 different");
        assertThat(margin(values(PATH), peaking(400, RuleKinds.HOUR.plusMillis(1), "7")))
                .startsWith("up to 7 different");
    }

    @Test
    void tellsTheMostValuesOfAWindowInALongerEpisode() {
        assertThat(margin(values(PATH, "x"), peaking(400, DAYS, "7")))
                .isEqualTo("up to 7 different http_request.url.path + x in a window, 400 events in 5 d, "
                        + "rule wants 3 within 1 h");
    }

    @Test
    void claimsNoMoreValuesThanWereKept() {
        assertThat(margin(values(PATH), overflowed(peaking(8192, SHORT, "512"))))
                .startsWith("at least 512 different http_request.url.path over at least 8,192 events in 40 s");
        assertThat(margin(values(PATH), overflowed(peaking(8192, DAYS, "512"))))
                .startsWith("at least 512 different http_request.url.path in a window, at least 8,192 events");
    }

    @Test
    void claimsNoValuesOfAnAlertThatIsTakenBack() {
        assertThat(margin(values(PATH), counted(9, SHORT)))
                .isEqualTo("9 events in 40 s, rule wants 3 different http_request.url.path within 1 h");
    }

    @Test
    void tellsTheLargestSumOfAWindow() {
        assertThat(margin(numbers(CorrelationType.VALUE_SUM, Bounds.atLeast(1000)), peaking(8, SHORT, "5120")))
                .isEqualTo("sum of pocketbase.exec_time up to 5,120 in a window, 8 events in 40 s, "
                        + "rule wants at least 1,000 within 1 h");
    }

    @Test
    void tellsAverageMedianAndPercentileByTheirNames() {
        Episode episode = peaking(8, SHORT, "12.5");

        assertThat(margin(numbers(CorrelationType.VALUE_AVG, FEWER_THAN_THREE), episode))
                .startsWith("average of pocketbase.exec_time up to 12.5 in a window, ")
                .endsWith(", rule wants less than 3 within 1 h");
        assertThat(margin(numbers(CorrelationType.VALUE_MEDIAN, Bounds.atLeast(3)), episode))
                .startsWith("median of pocketbase.exec_time up to 12.5");
        assertThat(margin(RuleKinds.percentile("99.9", Bounds.atLeast(3), TIME), episode))
                .startsWith("percentile 99.9 of pocketbase.exec_time up to 12.5");
    }

    @Test
    void saysOfWhatTheRuleWantsASumWhereTheSumIsGone() {
        assertThat(margin(numbers(CorrelationType.VALUE_SUM, Bounds.atLeast(1000)), counted(8, SHORT)))
                .isEqualTo("8 events in 40 s, rule wants sum of pocketbase.exec_time at least 1,000 within 1 h");
    }

    @Test
    void keepsAsManyDecimalsAsHelp() {
        assertThat(List.of(
                                "0",
                                "0.0000",
                                "12.0",
                                "1234567.891",
                                "3.3333333333333333",
                                "0.000123456",
                                "-0.5",
                                "1E-20",
                                "-1E+3",
                                "123456789012345678")
                        .stream()
                        .map(BigDecimal::new)
                        .map(BoundsWords::number))
                .containsExactly(
                        "0", "0", "12", "1,234,567.891", "3.3333", "0.0001235", "-0.5", "1E-20", "-1,000", "1.235E+17");
    }

    @Test
    void callsTheEventsOfAChainAlertsOfTheOtherRule() {
        assertThat(margin(RuleKinds.chain("events", "pocketbase-stuffing"), peaking(3, SHORT, "3")))
                .isEqualTo("3 alerts of pocketbase-stuffing in 40 s, rule wants 3 within 1 h");
        assertThat(margin(RuleKinds.chain("events", "one", "other"), counted(1, SHORT)))
                .startsWith("1 alert of other rules, rule wants");
        assertThat(margin(RuleKinds.chain("attackers", "one"), counted(4, SHORT)))
                .startsWith("4 attackers in 40 s");
    }

    @Test
    void countsTheValuesOfAChainOverItsAlerts() {
        Measure addresses =
                new Measure(List.of("src_endpoint.ip"), Optional.empty(), Bounds.atLeast(5), Window.BACKWARD);
        CorrelationRule wave = RuleKinds.chain("events", CorrelationType.VALUE_COUNT, addresses, "my-stuffing");

        assertThat(margin(wave, peaking(6, SHORT, "5")))
                .startsWith("5 different src_endpoint.ip over 6 alerts of my-stuffing in 40 s");
    }

    private static CorrelationRule values(String... fields) {
        return RuleKinds.measuring("reads", CorrelationType.VALUE_COUNT, Bounds.atLeast(3), Window.BACKWARD, fields);
    }

    private static CorrelationRule numbers(CorrelationType type, Bounds bounds) {
        return RuleKinds.measuring("requests", type, bounds, Window.BACKWARD, TIME);
    }
}
