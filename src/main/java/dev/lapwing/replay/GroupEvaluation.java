package dev.lapwing.replay;

import dev.lapwing.detect.Group;
import dev.lapwing.detect.GroupListener;
import dev.lapwing.detect.GroupShapes;
import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.replay.sort.SortedSignal;
import java.util.Optional;
import java.util.function.Consumer;

/** Works out group after group from signals that come in order. */
final class GroupEvaluation implements Consumer<SortedSignal>, GroupListener {
    /** After so many signals a group forgets what is over; before that it is not worth the work. */
    private static final int SETTLE_EVERY = 512;

    private final GroupShapes shapes;
    private final Horizons horizons;
    private final Consumer<AlertVersion> out;
    private final Consumer<KeyedSignal> higherOut;
    private final Consumer<Group> atEnd;
    private final HigherSignals higher = new HigherSignals();
    private byte[] key = {};
    private Optional<Group> group = Optional.empty();
    private int sinceSettled;

    GroupEvaluation(
            GroupShapes shapes, Horizons horizons, Consumer<AlertVersion> out, Consumer<KeyedSignal> higherOut) {
        this(shapes, horizons, out, higherOut, group -> {});
    }

    /**
     * An evaluation.
     *
     * @param atEnd sees each group when all its signals are in, before it is ended
     */
    GroupEvaluation(
            GroupShapes shapes,
            Horizons horizons,
            Consumer<AlertVersion> out,
            Consumer<KeyedSignal> higherOut,
            Consumer<Group> atEnd) {
        this.shapes = shapes;
        this.horizons = horizons;
        this.out = out;
        this.higherOut = higherOut;
        this.atEnd = atEnd;
    }

    @Override
    public void accept(SortedSignal sorted) {
        if (group.isEmpty() || !sorted.isOfGroup(key)) {
            finish();
            begin(sorted.key());
        }
        Signal signal = sorted.signal();
        group.orElseThrow().offer(signal, this);
        if (++sinceSettled == SETTLE_EVERY) {
            group.orElseThrow().advance(signal.timeMillis(), this);
            sinceSettled = 0;
        }
    }

    /** Ends the last group. */
    void finish() {
        group.ifPresent(atEnd);
        group.ifPresent(last -> last.finish(horizons.of(last.key()), this));
        group = Optional.empty();
        higher.flush(higherOut);
    }

    @Override
    public void alert(AlertVersion version) {
        out.accept(version);
    }

    @Override
    public void higher(KeyedSignal signal) {
        higher.take(signal);
    }

    private void begin(byte[] bytes) {
        GroupKey name = GroupKey.parse(bytes);
        key = bytes;
        group = Optional.of(new Group(
                name,
                shapes.of(name).orElseThrow(() -> new IllegalStateException("no rule has this group: " + name)),
                Long.MIN_VALUE));
        sinceSettled = 0;
    }
}
