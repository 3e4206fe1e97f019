package dev.lapwing.replay;

import dev.lapwing.detect.GroupShapes;
import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.signal.FirstEvents;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.redact.Redactor;
import dev.lapwing.replay.input.LineBlock;
import dev.lapwing.replay.input.ReplayInput;
import dev.lapwing.replay.row.ReplayCounts;
import dev.lapwing.replay.row.RowReader;
import dev.lapwing.replay.row.RowSink;
import dev.lapwing.replay.sort.LevelSorters;
import dev.lapwing.replay.sort.SignalSorter;
import dev.lapwing.replay.sort.SignalSpreader;
import dev.lapwing.replay.sort.Workers;
import dev.lapwing.rule.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Runs rules over files. */
public final class Replay {
    private final RuleSet rules;
    private final Redactor redactor;
    private final GeoLocator places;
    private final ReplaySettings settings;

    /** A replay of these rules; nothing is read yet. */
    public Replay(RuleSet rules, Redactor redactor, GeoLocator places, ReplaySettings settings) {
        this.rules = rules;
        this.redactor = redactor;
        this.places = places;
        this.settings = settings;
    }

    /**
     * Reads the input to its end.
     *
     * @param versions receives every version of every alert when the streaming job is simulated; nothing otherwise
     * @param linesRead is told how many lines were read since it was last told, from any thread
     */
    public ReplayOutcome run(ReplayInput input, Consumer<AlertVersion> versions, LongConsumer linesRead) {
        return settings.lateness()
                .map(lateness -> simulate(input, lateness, versions, linesRead))
                .orElseGet(() -> sortAndEvaluate(input, linesRead));
    }

    private ReplayOutcome sortAndEvaluate(ReplayInput input, LongConsumer linesRead) {
        GroupShapes shapes = GroupShapes.of(rules);
        try (LevelSorters sorters = new LevelSorters(shapes.highestLevel(), settings.memory());
                Workers workers = new Workers(settings.threads())) {
            ReplayCounts counts = new ReplayCounts();
            RowReader polls = reader(new SignalSpreader(sorters));
            input.pollsTo(block -> read(block, polls, linesRead));
            workers.onEach(() -> read(input, new SignalSpreader(sorters), linesRead))
                    .forEach(counts::add);
            counts.add(polls.counts());
            FirstEvents firsts = new FirstEvents(rules);
            counts.starts()
                    .forEach((instance, start) -> firsts.plus(instance, start.schemas(), start.first())
                            .forEach(sorters::add));
            Horizons horizons = new Horizons(settings.limits().until(), counts.horizons());
            FinalAlerts finals = new FinalAlerts(settings);
            for (List<SignalSorter> level : sorters.levels()) {
                List<Callable<FinalAlerts>> parts = new ArrayList<>();
                level.forEach(sorter -> parts.add(() -> evaluate(sorter, shapes, horizons, sorters)));
                workers.all(parts).forEach(finals::addAll);
            }
            return outcome(finals, counts, horizons, input);
        }
    }

    private FinalAlerts evaluate(SignalSorter sorter, GroupShapes shapes, Horizons horizons, LevelSorters sorters) {
        FinalAlerts finals = new FinalAlerts(settings);
        GroupEvaluation evaluation = new GroupEvaluation(shapes, horizons);
        sorter.drain(signal -> keep(evaluation.offer(signal), finals, sorters));
        keep(evaluation.finish(), finals, sorters);
        return finals;
    }

    private static void keep(GroupEvaluation.Step step, FinalAlerts finals, LevelSorters sorters) {
        step.alerts().forEach(finals::offer);
        step.higher().forEach(sorters::add);
    }

    private ReplayOutcome simulate(
            ReplayInput input, Lateness lateness, Consumer<AlertVersion> versions, LongConsumer linesRead) {
        FinalAlerts finals = new FinalAlerts(settings);
        Consumer<AlertVersion> out = versions.andThen(finals::offer);
        LiveSimulation live = new LiveSimulation(
                GroupShapes.of(rules), new FirstEvents(rules), lateness, input.polledSources(), input::allOpened, out);
        ReplayCounts counts = read(input, live, linesRead).add(live.counts());
        Horizons horizons = new Horizons(settings.limits().until(), counts.horizons());
        live.finish(horizons);
        return outcome(finals, counts, horizons, input);
    }

    private ReplayOutcome outcome(FinalAlerts finals, ReplayCounts counts, Horizons horizons, ReplayInput input) {
        List<String> unlearnt = Unlearnt.of(rules, counts, horizons);
        return new ReplayOutcome(finals.inOrder(), counts, horizons, unlearnt, input.problems());
    }

    private ReplayCounts read(ReplayInput input, RowSink sink, LongConsumer linesRead) {
        RowReader reader = reader(sink);
        LineBlock block = ReplayInput.newBlock();
        while (input.next(block)) {
            read(block, reader, linesRead);
        }
        return reader.counts();
    }

    private RowReader reader(RowSink sink) {
        return new RowReader(rules, redactor, places, settings.limits(), settings.approvals(), sink);
    }

    private static void read(LineBlock block, RowReader reader, LongConsumer linesRead) {
        reader.read(block);
        linesRead.accept(block.lineCount());
    }
}
