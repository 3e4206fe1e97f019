package dev.lapwing.topology.ingest;

import dev.lapwing.continuity.poll.LogPoll;
import dev.lapwing.detect.LearnedBaseline;
import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.event.MonitorKind;
import dev.lapwing.kafka.Topics;
import dev.lapwing.normalize.ControlRow;
import dev.lapwing.normalize.MonitorRow;
import dev.lapwing.normalize.Sight;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.redact.Redactor;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.match.Matcher;
import dev.lapwing.topology.metrics.JobCounter;
import dev.lapwing.topology.metrics.JobCounts;
import dev.lapwing.topology.record.DeadLetter;
import dev.lapwing.topology.record.RawRow;
import dev.lapwing.topology.source.Source;
import dev.lapwing.topology.source.SourceLayout;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What is done with each raw row: read, redacted, matched, sent on as signals or put aside. */
public final class Ingest {
    /** How far ahead of its arrival an event may be: clocks differ a little. */
    static final Duration SKEW = Duration.ofSeconds(60);

    /** It goes through a repartition as it came. */
    public static final int LARGEST_POLL = 7 * 1024 * 1024;

    /** What comes of the rows. */
    interface Outlet {
        void signal(KeyedSignal signal);

        void lesson(LearnedBaseline lesson);

        void deadLetter(DeadLetter letter);

        void monitor(MonitorRow row);

        /** Takes what a poll saw, or a control row between polls, as it came. */
        void poll(Source source, RawRow row);

        void progress();
    }

    private final SourceLayout layout;
    private final Redactor redactor;
    private final EventSignals signals;
    private final LearnedRows learned;
    private final Matcher matcher;
    private final Map<String, Sight> sights = new HashMap<>();
    /** The hour in which something was told of a source last. */
    private final Map<String, Long> told = new HashMap<>();

    private final IngestWatermarks watermarks;
    private final JobCounts counters;
    private final Outlet out;

    Ingest(
            SourceLayout layout,
            RuleSet rules,
            Redactor redactor,
            GeoLocator places,
            IngestWatermarks watermarks,
            JobCounts counters,
            Outlet out) {
        this.layout = layout;
        this.redactor = redactor;
        this.signals = new EventSignals(rules, redactor, places, counters, out::signal);
        this.learned = new LearnedRows(layout, rules);
        this.matcher = rules.matcher();
        this.watermarks = watermarks;
        this.counters = counters;
        this.out = out;
    }

    /** Takes a row at a time of the wall clock. */
    void take(RawRow row, long now) {
        if (row.partition().topic().equals(Topics.LEARNED.name())) {
            learned.take(row, out::lesson, letter -> putAsideLearned(letter, now));
            return;
        }
        Optional<Source> source = layout.of(row.partition().topic(), row.key());
        byte[] value = row.value();
        if (source.isEmpty()) {
            reject(row, keyText(row), "unknown source", "key", "no configured source of this topic", now);
        } else if (value == null || value.length == 0) {
            reject(row, source.get().name(), "empty value", "row", "nothing in it", now);
        } else {
            take(row, value, source.get(), now);
        }
    }

    private void take(RawRow row, byte[] value, Source source, long now) {
        Optional<ControlRow> control = ControlRow.parse(value).filter(told -> isOurs(row, told, source));
        if (control.isPresent()) {
            take(row, control.get(), source, now);
        } else if (isOfPolls(row)) {
            LogPoll.parse(value)
                    .<Runnable>match(
                            poll -> () -> take(row, poll, source, now),
                            (field, problem) -> () -> unreadable(row, source, field, problem, now))
                    .run();
        } else {
            source.parser().all(value, source.name()).forEach(read -> take(row, read, source, now));
        }
    }

    private void take(RawRow row, Normalized read, Source source, long now) {
        read.<Runnable>match(
                        accepted -> () -> take(row, accepted, source, now),
                        ignored -> () -> counters.increment(JobCounter.IGNORED),
                        rejected -> () -> unreadable(row, source, rejected.field(), rejected.problem(), now))
                .run();
    }

    /**
     * A control row bears the header of our tools. Connectors of before set none; where only they write whole rows, what
     * they say of their progress is read as well, but no end.
     */
    private static boolean isOurs(RawRow row, ControlRow control, Source source) {
        boolean ofBefore = control.match(progress -> source.polls().isPresent() || source.isOurs(), end -> false);
        return row.control() || ofBefore;
    }

    private static boolean isOfPolls(RawRow row) {
        return row.partition().topic().equals(Topics.RAW_POCKETBASE_POLLS.name());
    }

    private void take(RawRow row, LogPoll poll, Source source, long now) {
        if (ahead(row, poll.timeMillis())) {
            tooFarAhead(row, source, "time", now);
            return;
        }
        if (row.value() != null && row.value().length > LARGEST_POLL) {
            reject(row, source.name(), "too large", "row", "a poll of over 7 MiB", now);
            return;
        }
        counters.increment(JobCounter.POLLS);
        out.poll(source, row);
    }

    /** Told at once and not held back: what is told with the row itself cannot be lost between two commits. */
    private void take(RawRow row, ControlRow control, Source source, long now) {
        OptionalLong upTo =
                control.match(progress -> OptionalLong.of(progress.upToMillis()), ControlRow.End::upToMillis);
        if (source.equals(SourceLayout.MONITOR) && upTo.isPresent() && ahead(row, upTo.getAsLong())) {
            take(row, new ControlRow.Progress(row.arrived()), source, now);
            return;
        }
        if (upTo.isPresent() && ahead(row, upTo.getAsLong())) {
            tooFarAhead(row, source, "upTo", now);
            return;
        }
        counters.increment(JobCounter.CONTROL);
        if (isOfPolls(row)) {
            out.poll(source, row);
            return;
        }
        control.<Runnable>match(
                        progress -> () -> watermarks.seen(source, row.partition(), progress.upToMillis(), now),
                        end -> () -> watermarks.ended(source, row.partition(), end.upToMillis(), now))
                .run();
        out.progress();
    }

    /** Monitor rows of a host whose clock is ahead are taken at their arrival. */
    private static AuditEvent inTime(RawRow row, AuditEvent event, Source source) {
        boolean early = source.equals(SourceLayout.MONITOR) && ahead(row, event.timeMillis());
        return early ? event.at(row.arrived()) : event;
    }

    /**
     * A first event is told at once: no later row would tell it again after a crash. That a source goes on after its end is
     * told before its signals, or their groups would be ended with those of before.
     */
    private void take(RawRow row, Normalized.Accepted read, Source source, long now) {
        AuditEvent event = inTime(row, read.event(), source);
        if (ahead(row, event.timeMillis())) {
            tooFarAhead(row, source, "time", now);
            return;
        }
        counters.increment(JobCounter.ACCEPTED);
        counters.add(JobCounter.MENDED, read.isMended() ? 1 : 0);
        counters.add(JobCounter.MONITOR, source.isOurs() ? 1 : 0);
        look(event, source, now);
        boolean goesOn = watermarks.hasEnded(source, row.partition());
        boolean earliest = watermarks.event(source, row.partition(), event.timeMillis(), now);
        if (goesOn) {
            out.progress();
        }
        signals.take(event, row.place());
        if (earliest) {
            out.progress();
        }
    }

    /** Told once an hour: the id is the same within it. */
    private void look(AuditEvent event, Source source, long now) {
        boolean touched = !event.schema().anyField() || matcher.touches(event);
        counters.add(JobCounter.BLIND, Sight.isBlind(event, touched) ? 1 : 0);
        counters.add(JobCounter.LOGINS_GUESSED, Sight.isGuessed(event) ? 1 : 0);
        long hour = Duration.ofMillis(now).toHours();
        sights.computeIfAbsent(source.name(), name -> new Sight())
                .next(event, touched)
                .filter(found ->
                        !Long.valueOf(hour).equals(told.put(found.kind().word() + ":" + source.name(), hour)))
                .ifPresent(found -> out.monitor(new MonitorRow(
                        found.kind(),
                        Instant.ofEpochMilli(now),
                        found.kind().word() + ":" + source.name() + ":" + hour,
                        source.name(),
                        found.count(),
                        "",
                        found.reason())));
    }

    private void putAsideLearned(DeadLetter letter, long now) {
        counters.add(JobCounter.LEARNED_UNKNOWN, letter.reason().equals(LearnedRows.NO_SUCH_RULE) ? 1 : 0);
        putAside(letter, MonitorKind.DEAD_LETTERS, now);
    }

    private static boolean ahead(RawRow row, long time) {
        return time > row.arrived() + SKEW.toMillis();
    }

    private void tooFarAhead(RawRow row, Source source, String field, long now) {
        counters.increment(JobCounter.CLOCK_AHEAD);
        String problem = "more than a minute after the row's arrival";
        putAside(new DeadLetter(row, source.name(), "clock ahead", field, problem), MonitorKind.CLOCK_AHEAD, now);
    }

    /** Also a row that cannot be read shows that its source goes on. */
    private void unreadable(RawRow row, Source source, String field, String problem, long now) {
        if (watermarks.goesOn(source, row.partition(), now)) {
            out.progress();
        }
        reject(row, source.name(), "unreadable", field, problem, now);
    }

    private void reject(RawRow row, String source, String reason, String field, String problem, long now) {
        putAside(new DeadLetter(row, source, reason, field, problem), MonitorKind.DEAD_LETTERS, now);
    }

    /**
     * A monitor event that is itself put aside makes no other one, or one bad row would never end; a drill finds what
     * became of its rows by itself.
     */
    private void putAside(DeadLetter letter, MonitorKind kind, long now) {
        counters.increment(JobCounter.DEAD_LETTERED);
        out.deadLetter(letter);
        if (SourceLayout.isOurs(letter.source())) {
            return;
        }
        String place = letter.row().place();
        out.monitor(new MonitorRow(
                kind,
                Instant.ofEpochMilli(now),
                kind.word() + ":" + place,
                letter.source(),
                1,
                place,
                letter.reason()));
    }

    private String keyText(RawRow row) {
        byte[] key = row.key();
        return key == null || key.length == 0
                ? "(no key)"
                : redactor.redact(new String(key, 0, Math.min(key.length, 200), StandardCharsets.UTF_8));
    }
}
