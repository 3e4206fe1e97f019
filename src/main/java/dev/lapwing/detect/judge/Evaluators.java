package dev.lapwing.detect.judge;

import dev.lapwing.detect.baseline.AbsencePast;
import dev.lapwing.detect.baseline.BaselineState;
import dev.lapwing.detect.baseline.NewValuePast;
import dev.lapwing.detect.baseline.RatePast;
import dev.lapwing.detect.baseline.SettledBaseline;
import dev.lapwing.detect.baseline.TravelPast;
import dev.lapwing.detect.window.RulePlan;
import dev.lapwing.rule.definition.Baseline;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.Window;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How a rule judges the events of one group.
 *
 * @param judge decides where it holds
 * @param settled what it remembers of settled events; only baselines do
 */
public record Evaluators(ConditionEvaluator judge, Optional<SettledBaseline<?>> settled) {
    /** A new judgement over a group that was never met. */
    public static Evaluators of(RulePlan plan) {
        Optional<Baseline> baseline = plan.rule.baseline();
        return baseline.isPresent()
                ? byPast(plan, baseline.get())
                : new Evaluators(byWindow(plan, plan.rule), Optional.empty());
    }

    private static ConditionEvaluator byWindow(RulePlan plan, CorrelationRule rule) {
        if (rule.measure().window() != Window.BACKWARD) {
            return new ForwardJudge(plan);
        }
        if (!rule.hasNegation()) {
            return new SlidingJudge(plan);
        }
        ConditionEvaluator waiting =
                rule.sequences().isEmpty() ? new NegationJudge(plan) : new OrderedNegationJudge(plan);
        return plan.early ? new MixedJudge(new SlidingJudge(plan), waiting) : waiting;
    }

    private static Evaluators byPast(RulePlan plan, Baseline baseline) {
        return baseline.match(
                newValue -> byEvent(plan, () -> new NewValuePast(newValue)),
                rate -> byEvent(plan, () -> new RatePast(rate, plan.span)),
                absence -> bySilence(plan, absence),
                travel -> byEvent(plan, () -> new TravelPast(travel)));
    }

    private static Evaluators bySilence(RulePlan plan, Baseline.Absence absence) {
        SettledBaseline<AbsencePast> settled = new SettledBaseline<>(() -> new AbsencePast(absence, plan.span), plan);
        return new Evaluators(new AbsenceJudge(plan, settled), Optional.of(settled));
    }

    private static Evaluators byEvent(RulePlan plan, Supplier<BaselineState> unknown) {
        SettledBaseline<BaselineState> settled = new SettledBaseline<>(unknown, plan);
        return new Evaluators(new BaselineJudge(settled), Optional.of(settled));
    }
}
