package dev.lapwing.alert.words;

import static dev.lapwing.alert.Episodes.margin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.alert.Episodes;
import dev.lapwing.alert.RuleKinds;
import dev.lapwing.alert.Rules;
import dev.lapwing.detect.episode.Episode;
import dev.lapwing.rule.definition.Bounds;
import dev.lapwing.rule.definition.Expression;
import dev.lapwing.rule.definition.Sequence;
import dev.lapwing.rule.definition.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TemporalMarginTest {
    private static final Expression ALL = new Expression.And(List.of(Rules.FIRST, Rules.SECOND));
    private static final Episode THREE_EVENTS = Episodes.counted(3, Duration.ofMinutes(1));

    @Test
    void tellsHowManyConditionsMet() {
        Expression some = new Expression.Or(List.of(ALL, Rules.THIRD));

        assertThat(margin(Rules.temporal(2, ALL), THREE_EVENTS))
                .isEqualTo("2 of 2 conditions over 3 events in 1 m, rule allows 5 m");
        assertThat(margin(Rules.temporal(3, some), THREE_EVENTS))
                .startsWith("at least 1 of 3 conditions over 3 events");
    }

    @Test
    void tellsWhatWasAbsentAsAsked() {
        Expression without = new Expression.And(List.of(Rules.FIRST, Rules.SECOND, new Expression.Not(Rules.THIRD)));

        assertThat(margin(Rules.temporal(3, without), THREE_EVENTS))
                .startsWith("2 of 2 conditions and 1 absent as asked over 3 events");
    }

    @Test
    void tellsHowManyConditionsTheRuleWants() {
        assertThat(together(Bounds.atLeast(2))).startsWith("at least 2 of 3 conditions over 3 events in 1 m");
        assertThat(together(Bounds.atLeast(3))).startsWith("3 of 3 conditions");
        assertThat(together(Bounds.exactly(BigDecimal.valueOf(2), false))).startsWith("exactly 2 of 3 conditions");
        assertThat(together(range(1, 2))).startsWith("1 to 2 of 3 conditions");
    }

    @Test
    void saysThatTheWindowComesAfterEachEvent() {
        Bounds few = new Bounds(Optional.empty(), false, Optional.of(BigDecimal.valueOf(2)), false);

        assertThat(margin(RuleKinds.together(3, few, Window.FORWARD), THREE_EVENTS))
                .isEqualTo("fewer than 2 of 3 conditions over 3 events in 1 m, rule allows 1 h after each");
        assertThat(margin(RuleKinds.together(3, Bounds.exactly(BigDecimal.ONE, true), Window.FORWARD), THREE_EVENTS))
                .startsWith("other than 1 of 3 conditions");
    }

    @Test
    void tellsTheStepsOfAnOrder() {
        assertThat(margin(RuleKinds.ordered(new Sequence(List.of(0, 1, 2), List.of())), THREE_EVENTS))
                .isEqualTo("3 steps in order over 3 events in 1 m, rule allows 1 h");
    }

    @Test
    void tellsWhatWasAbsentAfterAnOrder() {
        assertThat(margin(RuleKinds.ordered(new Sequence(List.of(0, 1), List.of(2, 3))), THREE_EVENTS))
                .startsWith("2 steps in order and 2 absent as asked over 3 events");
    }

    @Test
    void claimsNoMoreThanTheShortestOfSeveralOrders() {
        Sequence three = new Sequence(List.of(0, 1, 2), List.of(3));
        Sequence two = new Sequence(List.of(3, 4), List.of());

        assertThat(margin(RuleKinds.ordered(three, two), THREE_EVENTS))
                .startsWith("at least 2 steps in order and others absent as asked over");
    }

    private static String together(Bounds bounds) {
        return margin(RuleKinds.together(3, bounds, Window.BACKWARD), THREE_EVENTS);
    }

    private static Bounds range(long low, long high) {
        return new Bounds(Optional.of(BigDecimal.valueOf(low)), true, Optional.of(BigDecimal.valueOf(high)), true);
    }
}
