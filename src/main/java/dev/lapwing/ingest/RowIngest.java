package dev.lapwing.ingest;

import dev.lapwing.continuity.LogContinuity;
import dev.lapwing.continuity.poll.LogPoll;
import dev.lapwing.continuity.poll.NeonAnswer;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.normalize.ControlRow;
import dev.lapwing.normalize.Sight;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.text.TextRow;
import dev.lapwing.posture.neon.KnownLists;
import dev.lapwing.posture.neon.NeonPosture;
import dev.lapwing.posture.pocketbase.Approval;
import dev.lapwing.posture.pocketbase.Posture;
import dev.lapwing.redact.Cleaned;
import dev.lapwing.redact.Leak;
import dev.lapwing.redact.Redactor;
import dev.lapwing.redact.neon.CredentialTrace;
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
    private static final RowResult NO_CREDENTIAL = new RowResult.Ignored("no credential");

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
            return withUnread(source, row, results(source, row, read.get(0)));
        }
        List<RowResult> results = new ArrayList<>(read.size());
        for (Normalized each : read) {
            results.addAll(results(source, row, each));
        }
        return withUnread(source, row, results);
    }

    /** A row that is no event, and holds the trace of a credential, is looked through as it stands. */
    private List<RowResult> withUnread(RowSource source, SourceRow row, List<RowResult> results) {
        RowResult first = results.get(0);
        boolean unread = first instanceof RowResult.Ignored || first instanceof RowResult.Unreadable;
        if (!unread || results.contains(NO_CREDENTIAL) || source.isMonitor() || !CredentialTrace.in(row.bytes())) {
            return results;
        }
        List<RowResult> all = new ArrayList<>(results);
        TextRow.of(row.bytes(), source.name(), row.arrived())
                .filter(line -> line.timeMillis() <= horizon)
                .ifPresent(line -> all.addAll(leaked(signals.clean(line), row)));
        return all;
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

    private List<RowResult> results(RowSource source, SourceRow row, Normalized read) {
        return read.match(
                accepted -> accepted.event().schema() == TextRow.LINE
                        ? line(row, accepted.event())
                        : event(source, row, accepted),
                ignored -> List.of(new RowResult.Ignored(ignored.reason())),
                rejected -> List.of(new RowResult.Unreadable(rejected.field(), rejected.problem())));
    }

    /** A line of text means the credentials that stand in it, and else nothing; one without a time is of its arrival. */
    private List<RowResult> line(SourceRow row, AuditEvent line) {
        Cleaned clean = signals.clean(TextRow.arrived(line, row.arrived()));
        if (clean.leaks().isEmpty()) {
            return List.of(NO_CREDENTIAL);
        }
        if (clean.event().timeMillis() > horizon) {
            return List.of(afterTheHorizon());
        }
        List<RowResult> results = new ArrayList<>(leaked(clean, row));
        results.set(0, leak(clean, clean.leaks().get(0), row));
        return results;
    }

    private List<RowResult> leaked(Cleaned clean, SourceRow row) {
        return clean.leaks().stream()
                .<RowResult>map(leak -> new RowResult.Leaked(leak(clean, leak, row)))
                .toList();
    }

    private RowResult.Event leak(Cleaned clean, Leak leak, SourceRow row) {
        return signals.ofClean(LeakEvent.of(clean.event(), leak), false, Sight.Look.CLEAR, row.place());
    }

    /** Monitor events of a host whose clock is ahead are taken at their arrival. */
    private List<RowResult> event(RowSource source, SourceRow row, Normalized.Accepted read) {
        AuditEvent event = read.event();
        if (ClockSkew.isAhead(event.timeMillis(), row.arrived())) {
            if (!source.isMonitor()) {
                return List.of(new RowResult.ClockAhead("time"));
            }
            event = event.at(row.arrived());
        }
        if (event.timeMillis() > horizon) {
            return List.of(afterTheHorizon());
        }
        Sight.Look look =
                sights.computeIfAbsent(source.name(), name -> new Sight()).next(event, signals.touches(event));
        Cleaned clean = signals.clean(event);
        RowResult.Event own = signals.ofClean(clean.event(), read.isMended(), look, row.place());
        if (clean.leaks().isEmpty() || source.isMonitor()) {
            return List.of(own);
        }
        List<RowResult> results = new ArrayList<>();
        results.add(own);
        results.addAll(leaked(clean, row));
        return results;
    }

    private static RowResult afterTheHorizon() {
        return new RowResult.Ignored("after the horizon");
    }
}
