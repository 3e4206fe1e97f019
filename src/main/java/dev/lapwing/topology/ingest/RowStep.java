package dev.lapwing.topology.ingest;

import dev.lapwing.continuity.poll.LogPoll;
import dev.lapwing.continuity.poll.NeonAnswer;
import dev.lapwing.event.MonitorKind;
import dev.lapwing.ingest.RowResult;
import dev.lapwing.ingest.RowSource;
import dev.lapwing.topology.metrics.JobCounter;
import dev.lapwing.topology.record.DeadLetter;
import dev.lapwing.topology.record.RawRow;
import dev.lapwing.topology.setup.NodeNames;
import dev.lapwing.topology.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Does what ingest says of one raw row. */
final class RowStep implements RowResult.Host {
    private final Ingest task;
    private final Source source;
    private final RowSource rowSource;
    private final RawRow row;
    private final long now;
    private final List<Outgoing> out = new ArrayList<>();

    RowStep(Ingest task, Source source, RowSource rowSource, RawRow row, long now) {
        this.task = task;
        this.source = source;
        this.rowSource = rowSource;
        this.row = row;
        this.now = now;
    }

    /** What is to be sent on. */
    List<Outgoing> out() {
        return out;
    }

    /**
     * A first event is told at once: no later row would tell it again after a crash. That a source goes on after its end is
     * told before its signals, or their groups would be ended with those of before.
     */
    @Override
    public void event(RowResult.Event event) {
        count(event);
        event.look()
                .finding()
                .flatMap(found -> task.sights.next(found, source.name(), now))
                .ifPresent(told -> out.add(Outgoing.monitor(told, now)));
        boolean goesOn = task.watermarks.hasEnded(source, row.partition());
        boolean earliest =
                task.watermarks.event(source, row.partition(), event.event().timeMillis(), now);
        tellProgress(goesOn);
        event.signals().forEach(signal -> out.add(Outgoing.signal(signal, NodeNames.TO_GROUPS, now)));
        tellProgress(earliest);
    }

    /** Of the time of the row, which came before it. */
    @Override
    public void leaked(RowResult.Event event) {
        task.counters.increment(JobCounter.LEAKS);
        task.counters.add(JobCounter.SIGNALS, event.signals().size());
        task.counters.add(JobCounter.WITHOUT_GROUP, event.withoutGroup());
        event.signals().forEach(signal -> out.add(Outgoing.signal(signal, NodeNames.TO_GROUPS, now)));
    }

    private void count(RowResult.Event event) {
        task.counters.increment(JobCounter.ACCEPTED);
        task.counters.add(JobCounter.MENDED, event.mended() ? 1 : 0);
        task.counters.add(JobCounter.MONITOR, source.isOurs() ? 1 : 0);
        task.counters.add(JobCounter.BLIND, event.look().blind() ? 1 : 0);
        task.counters.add(JobCounter.LOGINS_GUESSED, event.look().guessed() ? 1 : 0);
        task.counters.add(JobCounter.SIGNALS, event.signals().size());
        task.counters.add(JobCounter.WITHOUT_GROUP, event.withoutGroup());
    }

    @Override
    public void poll(LogPoll poll) {
        sendOnIfItFits();
    }

    private void sendOnIfItFits() {
        if (row.length() > Ingest.LARGEST_POLL) {
            putAside("too large", "row", "a poll of over 7 MiB", MonitorKind.DEAD_LETTERS);
        } else {
            sendOn(JobCounter.POLLS);
        }
    }

    @Override
    public void answer(NeonAnswer answer) {
        sendOnIfItFits();
    }

    @Override
    public void progress(long upToMillis) {
        if (rowSource.kind().isPolls()) {
            sendOn(JobCounter.CONTROL);
        } else {
            task.watermarks.seen(source, row.partition(), upToMillis, now);
            control();
        }
    }

    @Override
    public void end(OptionalLong upToMillis) {
        if (rowSource.kind().isPolls()) {
            sendOn(JobCounter.CONTROL);
        } else {
            task.watermarks.ended(source, row.partition(), upToMillis, now);
            control();
        }
    }

    @Override
    public void ignored(String reason) {
        task.counters.increment(JobCounter.IGNORED);
    }

    /** Also a row that cannot be read shows that its source goes on. */
    @Override
    public void unreadable(String field, String problem) {
        tellProgress(task.watermarks.goesOn(source, row.partition(), now));
        putAside("unreadable", field, problem, MonitorKind.DEAD_LETTERS);
    }

    @Override
    public void clockAhead(String field) {
        task.counters.increment(JobCounter.CLOCK_AHEAD);
        putAside("clock ahead", field, "more than a minute after the row's arrival", MonitorKind.CLOCK_AHEAD);
    }

    /** Told at once and not held back: what is told with the row itself cannot be lost between two commits. */
    private void control() {
        task.counters.increment(JobCounter.CONTROL);
        tellProgress(true);
    }

    private void sendOn(JobCounter kind) {
        out.addAll(task.polls.sendOn(source, row, kind, now));
    }

    private void putAside(String reason, String field, String problem, MonitorKind kind) {
        DeadLetter letter = new DeadLetter(row, source.name(), reason, field, problem);
        out.addAll(task.letters.putAside(letter, kind, now));
    }

    private void tellProgress(boolean told) {
        if (told) {
            out.addAll(task.progress(now));
        }
    }
}
