package dev.lapwing.replay;

import dev.lapwing.detect.BaselineTransfer;
import dev.lapwing.detect.Group;
import dev.lapwing.detect.GroupShapes;
import dev.lapwing.detect.LearnedBaseline;
import dev.lapwing.detect.signal.FirstEvents;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.redact.Redactor;
import dev.lapwing.replay.input.InputHead;
import dev.lapwing.replay.input.LineBlock;
import dev.lapwing.replay.input.ReplayInput;
import dev.lapwing.replay.row.ReplayCounts;
import dev.lapwing.replay.row.RowReader;
import dev.lapwing.replay.row.RowSink;
import dev.lapwing.replay.row.TimeLimits;
import dev.lapwing.replay.sort.LevelSorters;
import dev.lapwing.replay.sort.SignalSorter;
import dev.lapwing.replay.sort.SortMemory;
import dev.lapwing.replay.sort.Workers;
import dev.lapwing.rule.RuleSet;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Runs the baselines of a rule set over files, for what they know of each group at the end and not for alerts. */
public final class Learning implements Closeable {
    private final RuleSet rules;
    private final Redactor redactor;
    private final GeoLocator places;
    private final TimeLimits limits;
    private final GroupShapes shapes;
    private final LevelSorters sorters;
    private final Workers workers = new Workers(Runtime.getRuntime().availableProcessors());
    private final ReplayCounts counts = new ReplayCounts();

    /** Learning that has not begun. */
    public Learning(RuleSet rules, Redactor redactor, GeoLocator places, TimeLimits limits) {
        this.rules = rules;
        this.redactor = redactor;
        this.places = places;
        this.limits = limits;
        this.shapes = GroupShapes.ofBaselines(rules);
        this.sorters = new LevelSorters(shapes.highestLevel(), SortMemory.usual());
    }

    /** Reads the input to its end; gives what became of each line, in words. */
    public List<String> read(ReplayInput input, LongConsumer linesRead) {
        workers.onEach(() -> readBlocks(input, linesRead)).forEach(counts::add);
        List<String> lines = new ArrayList<>();
        ReplaySummary.read(lines, counts);
        FirstEvents firsts = new FirstEvents(rules);
        counts.starts()
                .forEach((instance, start) ->
                        firsts.plus(instance, start.schemas(), start.first()).forEach(sorters::add));
        return lines;
    }

    /** Hands over what each rule has learned of each group from what was read; to be called once. */
    public void finish(Consumer<LearnedBaseline> each) {
        Horizons horizons = new Horizons(Optional.empty(), counts.horizons());
        for (List<SignalSorter> level : sorters.levels()) {
            List<Callable<Integer>> parts = new ArrayList<>();
            level.forEach(sorter -> parts.add(() -> evaluate(sorter, horizons, each)));
            workers.all(parts);
        }
    }

    @Override
    public void close() {
        workers.close();
        sorters.close();
    }

    private ReplayCounts readBlocks(ReplayInput input, LongConsumer linesRead) {
        RowReader reader = new RowReader(rules, redactor, places, limits, new Spreader());
        LineBlock block = ReplayInput.newBlock();
        while (input.next(block)) {
            reader.read(block);
            linesRead.accept(block.lineCount());
        }
        return reader.counts();
    }

    private int evaluate(SignalSorter sorter, Horizons horizons, Consumer<LearnedBaseline> each) {
        List<LearnedBaseline> baselines = new ArrayList<>();
        Consumer<Group> ended = group -> baselines.addAll(BaselineTransfer.of(group, upTo(group.key(), horizons)));
        GroupEvaluation evaluation = new GroupEvaluation(shapes, horizons);
        sorter.drain(signal -> {
            evaluation.endedBy(signal).ifPresent(ended);
            evaluation.offer(signal).higher().forEach(sorters::add);
        });
        evaluation.last().ifPresent(ended);
        evaluation.finish().higher().forEach(sorters::add);
        synchronized (each) {
            baselines.forEach(each);
        }
        return baselines.size();
    }

    /** The newest event is in the history; of a higher level there is less, since its events are decided later. */
    private long upTo(GroupKey group, Horizons horizons) {
        long upTo = horizons.of(group) + 1;
        for (int level = 0; level < group.level(); level++) {
            upTo = shapes.reachedAbove(level, upTo);
        }
        return upTo;
    }

    /** Sends on what baselines count, and what they are made of. */
    private final class Spreader implements RowSink {
        @Override
        public void event(InputHead head, long line, AuditEvent event, List<KeyedSignal> signals) {
            signals.stream()
                    .filter(signal -> shapes.of(signal.key()).isPresent())
                    .forEach(sorters::add);
        }

        /** How far was read is counted by the reader. */
        @Override
        public void progress(InputHead head, long upToMillis) {}
    }
}
