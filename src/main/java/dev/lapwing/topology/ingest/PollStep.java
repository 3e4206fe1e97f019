package dev.lapwing.topology.ingest;

import dev.lapwing.continuity.poll.LogPoll;
import dev.lapwing.continuity.poll.NeonAnswer;
import dev.lapwing.detect.watermark.Upstream;
import dev.lapwing.ingest.AnswerResult;
import dev.lapwing.ingest.PollResult;
import dev.lapwing.ingest.RowResult;
import dev.lapwing.ingest.SourceState;
import dev.lapwing.topology.metrics.JobCounter;
import dev.lapwing.topology.record.ByResource;
import dev.lapwing.topology.record.UpstreamProgress;
import dev.lapwing.topology.setup.NodeNames;
import dev.lapwing.topology.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Does what ingest says of one poll, or of a control row between polls. */
final class PollStep implements RowResult.Host {
    private final LogWatch task;
    private final Source source;
    private final Upstream upstream;
    private final String place;
    private final long now;
    private final List<Outgoing> out = new ArrayList<>();
    private boolean atOnce;

    PollStep(LogWatch task, Source source, String place, long now) {
        this.task = task;
        this.source = source;
        this.upstream = ByResource.upstream(source);
        this.place = place;
        this.now = now;
    }

    /** What is to be sent on. */
    List<Outgoing> out() {
        return out;
    }

    /** How far the polls of the source have come. */
    UpstreamProgress reached() {
        return task.watermarks.of(source, upstream, now);
    }

    /** The first poll and a first event are told at once, as ingest does it; the rest can wait for the next round. */
    boolean isToldAtOnce() {
        return atOnce;
    }

    @Override
    public void poll(LogPoll poll) {
        atOnce |= seen(poll.timeMillis());
        SourceState before = task.resources.state(source.name(), poll.config().isPresent());
        PollResult result = task.rows.next(before, poll, source.name(), source.approval(), () -> place);
        task.resources.keep(source.name(), before, result.state());
        result.events().forEach(this::pollEvent);
    }

    /** Whether it is to be told at once that the source has come so far. */
    private boolean seen(long timeMillis) {
        boolean goesOn = task.watermarks.hasEnded(source, upstream);
        boolean first = task.watermarks.seen(source, upstream, timeMillis, now);
        if (goesOn) {
            out.addAll(task.progress(now));
        }
        return first;
    }

    private void pollEvent(RowResult.Event event) {
        task.counters.increment(JobCounter.POLL_EVENTS);
        task.counters.add(JobCounter.SIGNALS, event.signals().size());
        task.counters.add(JobCounter.WITHOUT_GROUP, event.withoutGroup());
        atOnce |= task.watermarks.event(source, upstream, event.event().timeMillis(), now);
        event.signals().forEach(signal -> out.add(Outgoing.signal(signal, NodeNames.SEND_POSTURE, now)));
    }

    @Override
    public void answer(NeonAnswer answer) {
        atOnce = seen(answer.timeMillis());
        answer.toLogPoll().ifPresent(this::poll);
        AnswerResult result = task.rows.next(task.resources.lists(source.name()), answer, source.name(), () -> place);
        task.resources.keep(source.name(), result.changed());
        result.events().forEach(this::pollEvent);
    }

    @Override
    public void progress(long upToMillis) {
        task.watermarks.seen(source, upstream, upToMillis, now);
        atOnce = true;
    }

    @Override
    public void end(OptionalLong upToMillis) {
        task.watermarks.ended(source, upstream, upToMillis, now);
        atOnce = true;
    }

    @Override
    public void event(RowResult.Event event) {
        throw noPoll("an event");
    }

    @Override
    public void leaked(RowResult.Event event) {
        throw noPoll("a leak");
    }

    @Override
    public void ignored(String reason) {
        throw noPoll(reason);
    }

    @Override
    public void unreadable(String field, String problem) {
        throw noPoll(field);
    }

    @Override
    public void clockAhead(String field) {
        throw noPoll(field);
    }

    private IllegalStateException noPoll(String what) {
        return new IllegalStateException("ingest let through what is no poll at " + place + ": " + what);
    }
}
