package dev.lapwing.detect.judge;

import dev.lapwing.detect.baseline.AbsencePast;
import dev.lapwing.detect.baseline.Folded;
import dev.lapwing.detect.baseline.NewValuePast;
import dev.lapwing.detect.baseline.Past;
import dev.lapwing.detect.baseline.RatePast;
import dev.lapwing.detect.baseline.TravelPast;
import dev.lapwing.detect.window.RulePlan;
import dev.lapwing.rule.definition.Baseline;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.Window;
import java.util.Optional;

/**
 * How a rule judges the events of one group.
 *
 * @param judge decides where it holds
 * @param folded what it remembers of settled events; only baselines do
 */
public record Judgement(Judge judge, Optional<Folded<?>> folded) {
    /** A new judgement over a group that was never met. */
    public static Judgement of(RulePlan plan) {
        Optional<Baseline> baseline = plan.rule.baseline();
        return baseline.isPresent()
                ? byPast(plan, baseline.get())
                : new Judgement(byWindow(plan, plan.rule), Optional.empty());
    }

    private static Judge byWindow(RulePlan plan, CorrelationRule rule) {
        if (rule.measure().window() != Window.BACKWARD) {
            return new ForwardJudge(plan);
        }
        if (!rule.hasNegation()) {
            return new SlidingJudge(plan);
        }
        Judge waiting = rule.sequences().isEmpty() ? new NegationJudge(plan) : new OrderedNegationJudge(plan);
        return plan.early ? new MixedJudge(new SlidingJudge(plan), waiting) : waiting;
    }

    private static Judgement byPast(RulePlan plan, Baseline baseline) {
        if (baseline instanceof Baseline.Absence absence) {
            Folded<AbsencePast> folded = new Folded<>(() -> new AbsencePast(absence, plan.span), plan);
            return new Judgement(new AbsenceJudge(plan, folded), Optional.of(folded));
        }
        Folded<Past> folded = new Folded<>(() -> unknown(plan, baseline), plan);
        return new Judgement(new BaselineJudge(folded), Optional.of(folded));
    }

    private static Past unknown(RulePlan plan, Baseline baseline) {
        if (baseline instanceof Baseline.NewValue newValue) {
            return new NewValuePast(newValue);
        }
        return baseline instanceof Baseline.RateAnomaly rate
                ? new RatePast(rate, plan.span)
                : new TravelPast((Baseline.ImpossibleTravel) baseline);
    }
}
