package dev.lapwing.replay.row;

import dev.lapwing.continuity.LogContinuity;
import dev.lapwing.continuity.LogState;
import dev.lapwing.continuity.poll.LogPoll;
import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.detect.signal.SignalMaker;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.normalize.ControlRow;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.redact.Redactor;
import dev.lapwing.replay.input.Blank;
import dev.lapwing.replay.input.InputHead;
import dev.lapwing.replay.input.InputStart;
import dev.lapwing.replay.input.LineBlock;
import dev.lapwing.replay.input.LineCutter;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.match.Matcher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes signals of lines, for one thread: parses, redacts, matches, and counts what became of each line. */
public final class RowReader {
    private static final String TOO_LONG = "row: " + LineCutter.TOO_LONG;

    private static final int NO_MATCH = -1;

    private final Matcher matcher;
    private final SignalMaker maker;
    private final Redactor redactor;
    private final long lastCounted;
    private final long lastPossible;
    private final RowSink sink;
    private final ReplayCounts counts = new ReplayCounts();
    private final Map<String, LogState> logs = new HashMap<>();
    private InputHead head = InputHead.UNKNOWN;
    private long newest = Long.MIN_VALUE;
    private long oldest = Long.MAX_VALUE;

    public RowReader(RuleSet rules, Redactor redactor, GeoLocator places, TimeLimits limits, RowSink sink) {
        this.matcher = rules.matcher();
        this.maker = new SignalMaker(rules, places);
        this.redactor = redactor;
        this.lastCounted = limits.lastCounted();
        this.lastPossible = limits.lastPossible();
        this.sink = sink;
    }

    /** What became of the lines; to be taken once, at the end. */
    public ReplayCounts counts() {
        counts.lackedGroup(maker.withoutGroup());
        return counts;
    }

    public void read(LineBlock block) {
        head = block.head();
        newest = Long.MIN_VALUE;
        oldest = Long.MAX_VALUE;
        if (block.isTooLong()) {
            counts.reject(head, block.firstLine(), TOO_LONG);
        } else {
            block.forEach(this::line);
        }
        if (newest > Long.MIN_VALUE) {
            counts.reached(head.instance(), newest);
        }
        if (oldest < Long.MAX_VALUE) {
            counts.began(
                    head.instance(),
                    new InputStart(oldest, Set.copyOf(head.parser().schemas())));
        }
    }

    private void line(byte[] bytes, long number) {
        Optional<ControlRow> control = head.control(bytes);
        if (control.isPresent()) {
            control(control.get(), number);
        } else if (bytes.length > LineCutter.MAX_LINE) {
            counts.reject(head, number, TOO_LONG);
        } else if (Blank.is(bytes)) {
            counts.ignore("blank");
        } else if (head.isPolls()) {
            LogPoll.parse(bytes)
                    .<Runnable>match(
                            poll -> () -> poll(poll, number),
                            (field, problem) -> () -> counts.reject(head, number, field + ": " + problem))
                    .run();
        } else {
            head.parser().all(bytes, head.instance()).forEach(read -> row(read, number));
        }
    }

    private void row(Normalized row, long number) {
        if (row instanceof Normalized.Accepted accepted) {
            event(accepted, number);
        } else if (row instanceof Normalized.Ignored ignored) {
            counts.ignore(ignored.reason());
        } else if (row instanceof Normalized.Rejected rejected) {
            counts.reject(head, number, rejected.field() + ": " + rejected.problem());
        }
    }

    private void event(Normalized.Accepted read, long number) {
        if (outside(read.event().timeMillis(), number)) {
            return;
        }
        int signals = send(read.event(), number);
        counts.look(read.event(), !read.event().schema().anyField() || matcher.touches(read.event()));
        counts.accept(read.isMended(), signals >= 0, Math.max(0, signals));
    }

    /** Moves the watermark and the horizon like an event of its time, whether it tells any or not. */
    private void poll(LogPoll poll, long number) {
        if (outside(poll.timeMillis(), number)) {
            return;
        }
        LogState before = logs.getOrDefault(head.instance(), LogState.NONE);
        counts.ignore(poll.timeMillis() <= before.timeMillis() ? "repeated poll" : "poll");
        LogContinuity.Step step = LogContinuity.next(before, poll, head.instance());
        logs.put(head.instance(), step.state());
        for (AuditEvent event : step.events()) {
            int signals = send(event, number);
            counts.told(signals >= 0, Math.max(0, signals));
        }
        newest = Math.max(newest, poll.timeMillis());
        sink.progress(head, poll.timeMillis());
    }

    private boolean outside(long time, long number) {
        if (time > lastPossible) {
            counts.reject(head, number, "time: clock ahead");
        } else if (time > lastCounted) {
            counts.ignore("after the horizon");
        }
        return time > lastPossible || time > lastCounted;
    }

    /** Sends on an event; gives how many signals it made, or a negative number where no rule matched it. */
    private int send(AuditEvent event, long number) {
        newest = Math.max(newest, event.timeMillis());
        oldest = Math.min(oldest, event.timeMillis());
        AuditEvent redacted = redactor.redact(event);
        int[] matched = matcher.match(redacted);
        List<KeyedSignal> signals =
                matched.length == 0 ? List.of() : maker.signals(redacted, matched, head.place(number));
        sink.event(head, number, redacted, signals);
        return matched.length == 0 ? NO_MATCH : signals.size();
    }

    /** Progress moves the watermark and the horizon like an event of its time; a file ends where it ends. */
    private void control(ControlRow row, long number) {
        row.<Runnable>match(
                        progress -> () -> progress(progress.upToMillis(), number), end -> () -> counts.ignore("end"))
                .run();
    }

    private void progress(long upTo, long number) {
        if (upTo > lastPossible) {
            counts.reject(head, number, "upTo: clock ahead");
            return;
        }
        counts.ignore("progress");
        if (!head.instance().isEmpty()) {
            long reached = Math.min(upTo, lastCounted);
            newest = Math.max(newest, reached);
            sink.progress(head, reached);
        }
    }
}
