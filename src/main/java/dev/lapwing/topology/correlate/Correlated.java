package dev.lapwing.topology.correlate;

import dev.lapwing.detect.GroupChange;
import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.topology.record.LateSignal;
import dev.lapwing.topology.record.UpstreamProgress;
import java.util.List;
import java.util.function.Function;

/**
 * What is to be sent after a step of the correlator.
 *
 * @param alerts versions of alerts
 * @param higher events for groups of a higher level; they go before the progress
 * @param progress word for all groups of a higher level how far this task has settled
 * @param late signals behind their watermark
 * @param refused signals of groups that are full; they count nowhere
 */
record Correlated(
        List<AlertVersion> alerts,
        List<KeyedSignal> higher,
        List<UpstreamProgress> progress,
        List<LateSignal> late,
        List<Signal> refused) {
    static final Correlated NOTHING = new Correlated(List.of(), List.of(), List.of(), List.of(), List.of());

    static Correlated of(GroupChange change) {
        return change.alerts().isEmpty() && change.higher().isEmpty()
                ? NOTHING
                : new Correlated(change.alerts(), change.higher(), List.of(), List.of(), List.of());
    }

    static Correlated progress(List<UpstreamProgress> progress) {
        return progress.isEmpty() ? NOTHING : new Correlated(List.of(), List.of(), progress, List.of(), List.of());
    }

    static Correlated late(LateSignal late) {
        return new Correlated(List.of(), List.of(), List.of(), List.of(late), List.of());
    }

    /** A group that is full was settled, and the signal has no place in it. */
    static Correlated refused(GroupChange settled, Signal signal) {
        return new Correlated(settled.alerts(), settled.higher(), List.of(), List.of(), List.of(signal));
    }

    /** Several steps as one. */
    static Correlated all(List<Correlated> steps) {
        List<Correlated> loud =
                steps.stream().filter(step -> !step.equals(NOTHING)).toList();
        return switch (loud.size()) {
            case 0 -> NOTHING;
            case 1 -> loud.get(0);
            default ->
                new Correlated(
                        joined(loud, Correlated::alerts),
                        joined(loud, Correlated::higher),
                        joined(loud, Correlated::progress),
                        joined(loud, Correlated::late),
                        joined(loud, Correlated::refused));
        };
    }

    private static <T> List<T> joined(List<Correlated> steps, Function<Correlated, List<T>> part) {
        return steps.stream().map(part).flatMap(List::stream).toList();
    }
}
