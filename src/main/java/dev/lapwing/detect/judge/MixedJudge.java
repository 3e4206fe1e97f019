package dev.lapwing.detect.judge;

import dev.lapwing.detect.window.WindowEvent;
import java.util.List;

/**
 * Judges a rule that can hold in several ways, of which only some ask for something not to come: the others are judged
 * early, and all of them once more when nothing can come any more.
 */
record MixedJudge(ConditionEvaluator early, ConditionEvaluator waiting) implements ConditionEvaluator {
    @Override
    public void newest(List<WindowEvent> events, int tied) {
        early.newest(events, tied);
    }

    @Override
    public void anew(List<WindowEvent> events, long from) {
        early.anew(events, from);
    }

    @Override
    public void decide(List<WindowEvent> events, int from, int to) {
        waiting.decide(events, from, to);
    }

    @Override
    public int spent(List<WindowEvent> events, long settledTo) {
        return early.spent(events, settledTo);
    }

    @Override
    public long since(long settledTo) {
        return waiting.since(settledTo);
    }
}
