package dev.lapwing.replay.row;

import dev.lapwing.continuity.poll.LogPoll;
import dev.lapwing.continuity.poll.NeonAnswer;
import dev.lapwing.ingest.AnswerResult;
import dev.lapwing.ingest.PollResult;
import dev.lapwing.ingest.RowResult;
import dev.lapwing.ingest.SourceState;
import dev.lapwing.posture.pocketbase.Approval;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Does what ingest says of one line, and names its place. */
final class LineStep implements RowResult.Host, Supplier<String> {
    private final RowReader reader;
    private final long number;

    LineStep(RowReader reader, long number) {
        this.reader = reader;
        this.number = number;
    }

    @Override
    public String get() {
        return reader.head.place(number);
    }

    @Override
    public void event(RowResult.Event event) {
        send(event);
        reader.counts.accept(event);
    }

    /** Moves neither watermark nor horizon: the row's own event does, or there is none. */
    @Override
    public void leaked(RowResult.Event event) {
        reader.sink.event(reader.head, number, event.event(), event.signals());
        reader.counts.leaked(event);
    }

    private void send(RowResult.Event event) {
        reader.newest = Math.max(reader.newest, event.event().timeMillis());
        reader.oldest = Math.min(reader.oldest, event.event().timeMillis());
        reader.sink.event(reader.head, number, event.event(), event.signals());
    }

    /** Moves the watermark and the horizon like an event of its time, whether it tells any or not. */
    @Override
    public void poll(LogPoll poll) {
        boolean repeated = saw(poll);
        reader.counts.ignore(repeated ? "repeated poll" : "poll");
        reached(poll.timeMillis());
    }

    /** Whether it was seen before. */
    private boolean saw(LogPoll poll) {
        String source = reader.head.instance();
        SourceState before = reader.polled.getOrDefault(source, SourceState.NONE);
        PollResult result =
                reader.ingest.next(before, poll, source, reader.approvals.getOrDefault(source, Approval.NONE), this);
        reader.polled.put(source, result.state());
        result.events().forEach(this::told);
        return result.repeated();
    }

    private void told(RowResult.Event event) {
        send(event);
        reader.counts.told(event);
    }

    @Override
    public void answer(NeonAnswer answer) {
        String source = reader.head.instance();
        Optional<Boolean> poll = answer.toLogPoll().map(this::saw);
        AnsweredLists known = reader.answered.computeIfAbsent(source, name -> new AnsweredLists());
        AnswerResult result = reader.ingest.next(known, answer, source, this);
        known.keep(result.changed());
        result.events().forEach(this::told);
        reader.counts.ignore(poll.orElse(result.repeated()) ? "repeated poll" : "poll");
        reached(answer.timeMillis());
    }

    @Override
    public void progress(long upToMillis) {
        reader.counts.ignore("progress");
        if (!reader.head.instance().isEmpty()) {
            reached(upToMillis);
        }
    }

    private void reached(long time) {
        reader.newest = Math.max(reader.newest, time);
        reader.sink.progress(reader.head, time);
    }

    /** A file ends where it ends. */
    @Override
    public void end(OptionalLong upToMillis) {
        reader.counts.ignore("end");
    }

    @Override
    public void ignored(String reason) {
        reader.counts.ignore(reason);
    }

    @Override
    public void unreadable(String field, String problem) {
        reader.counts.reject(reader.head, number, field + ": " + problem);
    }

    @Override
    public void clockAhead(String field) {
        reader.counts.reject(reader.head, number, field + ": clock ahead");
    }
}
