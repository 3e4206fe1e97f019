package dev.lapwing.ingest;

import dev.lapwing.continuity.LogContinuity;
import dev.lapwing.continuity.poll.LogPoll;
import dev.lapwing.continuity.poll.NeonAnswer;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.normalize.ControlRow;
import dev.lapwing.normalize.Sight;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.posture.neon.KnownLists;
import dev.lapwing.posture.neon.NeonPosture;
import dev.lapwing.posture.pocketbase.Approval;
import dev.lapwing.posture.pocketbase.Posture;
import dev.lapwing.redact.Redactor;
import dev.lapwing.rule.RuleSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Decides what raw rows mean: parsed, held against their arrival, redacted, matched, made into signals. Not thread-safe.
 */
public final class RowIngest {
    private final EventSignals signals;
    private final long horizon;
    private final Map<String, Sight> sights = new HashMap<>();

    /** Everything counts. */
    public RowIngest(RuleSet rules, Redactor redactor, GeoLocator places) {
        this(rules, redactor, places, Long.MAX_VALUE);
    }

    /**
     * Ingest that has seen nothing.
     *
     * @param horizon what is later does not count
     */
    public RowIngest(RuleSet rules, Redactor redactor, GeoLocator places, long horizon) {
        this.signals = new EventSignals(rules, redactor, places);
        this.horizon = horizon;
    }

    /** What a row means: one thing, or one for each row in the envelope that a shipper put around them. */
    public List<RowResult> read(RowSource source, SourceRow row) {
        Optional<ControlRow> control = source.control(row.bytes(), row.marked());
        if (control.isPresent()) {
            return List.of(control(source, row, control.get()));
        }
        return switch (source.kind()) {
            case LOG_POLLS ->
                List.of(LogPoll.parse(row.bytes()).match(poll -> poll(row, poll), RowResult.Unreadable::new));
            case NEON_POLLS ->
                List.of(NeonAnswer.parse(row.bytes()).match(answer -> answer(row, answer), RowResult.Unreadable::new));
            case EVENTS, MONITOR -> events(source, row);
        };
    }

    private List<RowResult> events(RowSource source, SourceRow row) {
        List<Normalized> read = source.parser().all(row.bytes(), source.name());
        if (read.size() == 1) {
            return List.of(result(source, row, read.get(0)));
        }
        List<RowResult> results = new ArrayList<>(read.size());
        for (Normalized each : read) {
            results.add(result(source, row, each));
        }
        return results;
    }

    /** What a poll means that was seen after others of its source. */
    public PollResult next(SourceState before, LogPoll poll, String source, Approval approval, Supplier<String> place) {
        LogContinuity.Step log = LogContinuity.next(before.log(), poll, source);
        Posture.Step posture = Posture.next(before.posture(), poll, source);
        List<AuditEvent> drift = approval.drift(before.posture(), posture.state(), poll.timeMillis(), source);
        List<RowResult.Event> events = new ArrayList<>();
        Stream.of(log.events(), posture.events(), drift)
                .flatMap(List::stream)
                .forEach(event -> events.add(signals.of(event, false, Sight.Look.CLEAR, place)));
        SourceState after = new SourceState(log.state(), posture.state());
        return new PollResult(after.equals(before), after, events);
    }

    /** What an answer of Neon's API means that was given after others to its source. */
    public AnswerResult next(KnownLists known, NeonAnswer answer, String source, Supplier<String> place) {
        NeonPosture.Step step = NeonPosture.next(known, answer, source);
        List<RowResult.Event> events = new ArrayList<>();
        step.events().forEach(event -> events.add(signals.of(event, false, Sight.Look.CLEAR, place)));
        return new AnswerResult(step.repeated(), step.changed(), events);
    }

    /** Progress of a host whose clock is ahead is that up to its arrival, where several hosts tell of one source. */
    private RowResult control(RowSource source, SourceRow row, ControlRow control) {
        OptionalLong upTo =
                control.match(progress -> OptionalLong.of(progress.upToMillis()), ControlRow.End::upToMillis);
        if (upTo.isPresent() && ClockSkew.isAhead(upTo.getAsLong(), row.arrived())) {
            return source.isMonitor() ? progress(row.arrived()) : new RowResult.ClockAhead("upTo");
        }
        return control.match(progress -> progress(progress.upToMillis()), end -> new RowResult.End(end.upToMillis()));
    }

    private RowResult progress(long upTo) {
        return new RowResult.Progress(Math.min(upTo, horizon));
    }

    private RowResult poll(SourceRow row, LogPoll poll) {
        if (ClockSkew.isAhead(poll.timeMillis(), row.arrived())) {
            return new RowResult.ClockAhead("time");
        }
        if (poll.config()
                .filter(look -> ClockSkew.isAhead(look.time(), row.arrived()))
                .isPresent()) {
            return new RowResult.ClockAhead("look");
        }
        return poll.timeMillis() > horizon ? afterTheHorizon() : new RowResult.Poll(poll);
    }

    private RowResult answer(SourceRow row, NeonAnswer answer) {
        if (ClockSkew.isAhead(answer.timeMillis(), row.arrived())) {
            return new RowResult.ClockAhead("polled_at");
        }
        if (answer.timeMillis() > horizon) {
            return afterTheHorizon();
        }
        return new RowResult.Answer(answer);
    }

    private RowResult result(RowSource source, SourceRow row, Normalized read) {
        return read.match(
                accepted -> event(source, row, accepted),
                ignored -> new RowResult.Ignored(ignored.reason()),
                rejected -> new RowResult.Unreadable(rejected.field(), rejected.problem()));
    }

    /** Monitor events of a host whose clock is ahead are taken at their arrival. */
    private RowResult event(RowSource source, SourceRow row, Normalized.Accepted read) {
        AuditEvent event = read.event();
        if (ClockSkew.isAhead(event.timeMillis(), row.arrived())) {
            if (!source.isMonitor()) {
                return new RowResult.ClockAhead("time");
            }
            event = event.at(row.arrived());
        }
        if (event.timeMillis() > horizon) {
            return afterTheHorizon();
        }
        Sight.Look look =
                sights.computeIfAbsent(source.name(), name -> new Sight()).next(event, signals.touches(event));
        return signals.of(event, read.isMended(), look, row.place());
    }

    private static RowResult afterTheHorizon() {
        return new RowResult.Ignored("after the horizon");
    }
}
