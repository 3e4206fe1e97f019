package dev.lapwing.connect;

import dev.lapwing.connect.json.SafeJson;
import dev.lapwing.connect.json.ShortRow;
import dev.lapwing.connect.pocketbase.config.PocketBaseSettings;
import dev.lapwing.connect.pocketbase.log.Advisories;
import dev.lapwing.connect.pocketbase.log.PocketBaseView;
import dev.lapwing.connect.report.EnvelopeWriter;
import dev.lapwing.connect.report.ExtrasReader;
import dev.lapwing.connect.report.Poll;
import dev.lapwing.connect.report.PollReport;
import dev.lapwing.connect.report.PollReports;
import dev.lapwing.connect.report.Probes;
import dev.lapwing.connect.report.SourceMeter;
import dev.lapwing.connect.source.LogPages;
import dev.lapwing.connect.source.LogRow;
import dev.lapwing.connect.source.LogTime;
import dev.lapwing.connect.source.LogUnreadable;
import dev.lapwing.connect.tail.SourceOffset;
import dev.lapwing.connect.tail.Tail;
import dev.lapwing.connect.tail.TailRead;
import dev.lapwing.connect.task.RawRecords;
import dev.lapwing.connect.task.RawTopic;
import dev.lapwing.continuity.poll.SentProbe;
import dev.lapwing.http.Backoff;
import dev.lapwing.http.IntervalTimer;
import dev.lapwing.redact.Redactor;
import dev.lapwing.text.JsonLine;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;

/** The work of the task, batch by batch: looks, sends, reports. It never waits, but for the source's answers. */
final class Shipping {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private final PocketBaseSettings settings;
    private final Optional<Probes> probes;
    private final Clock clock;
    private final SourceMeter meter;
    private final Tail tail;
    private final ExtrasReader extras;
    private final PollReports reports;
    private final EnvelopeWriter envelopes;
    private final SafeJson safe;
    private final RawTopic topic;
    private final RawRecords records;
    private final PollOutcomeLog outcome;
    private final Backoff backoff;
    private final IntervalTimer pause;
    private final Deque<LogRow> pending = new ArrayDeque<>();
    private final ReadProgress progress;
    private Map<String, Object> offset;
    private Optional<String> refusal = Optional.empty();

    Shipping(
            PocketBaseSettings settings,
            LogPages pages,
            Optional<Probes> probes,
            SourceOffset from,
            SourceMeter meter,
            Clock clock,
            Random chance) {
        this.safe = new SafeJson(new Redactor(settings.fingerprintKey().getBytes(StandardCharsets.UTF_8)));
        this.settings = settings;
        this.probes = probes;
        this.clock = clock;
        this.meter = meter;
        this.tail = new Tail(pages, settings.overlapRows(), settings.fromNow(), from);
        this.extras = new ExtrasReader(
                settings.source(), settings.settingsInterval(), settings.version(), new PocketBaseView(), pages, meter);
        this.reports = new PollReports(settings.reportInterval(), settings.overlapRows(), from.sent());
        this.envelopes = new EnvelopeWriter(
                "pocketbase",
                settings.mode().word(),
                settings.version(),
                settings.version().map(Advisories.ofPocketBase()::of),
                safe);
        this.topic = new RawTopic(settings.topic(), settings.partitions());
        this.records = new RawRecords(settings.source());
        this.outcome = new PollOutcomeLog(settings.source());
        this.backoff = new Backoff(settings.pollInterval(), LONGEST_PAUSE, chance);
        this.pause = new IntervalTimer(settings.pollInterval());
        this.progress = new ReadProgress(settings.reportInterval(), from.progress());
        this.offset = from.toMap();
    }

    /** How long there is nothing to do. */
    Duration left() {
        return pending.isEmpty() && refusal.isEmpty() ? pause.left(clock.instant()) : Duration.ZERO;
    }

    /**
     * The next batch, perhaps empty.
     *
     * @throws ConnectException where the source refuses for good; the batch before told so
     */
    List<SourceRecord> next() {
        if (refusal.isPresent()) {
            throw new ConnectException(refusal.get());
        }
        Instant now = clock.instant();
        if (pending.isEmpty() && pause.due(now)) {
            round(now);
        }
        return batch(now);
    }

    /** From now on failures are no news; from any thread. */
    void stop() {
        outcome.stop();
    }

    private void round(Instant now) {
        probes.ifPresent(all -> all.sendIfDue(now));
        Poll poll = poll(now);
        for (PollReport report : reports.after(poll)) {
            List<SentProbe> told =
                    report.poll().equals(poll) ? probes.map(Probes::tell).orElse(List.of()) : List.of();
            envelopes.texts(report, extras.server(), told).forEach(text -> records.row(settings.pollsTopic(), text));
        }
    }

    private Poll poll(Instant now) {
        OptionalInt health = probes.map(Probes::health).orElse(OptionalInt.empty());
        try {
            TailRead look = tail.look(reports.sent(), reports.due(now));
            take(look, now);
            return Poll.of(now, look, health, extras.ifDue(now, look.listing()));
        } catch (LogUnreadable e) {
            pause.start(now, backoff.failed(Duration.ZERO));
            refusal = e.isPermanent() ? Optional.of(String.valueOf(e.getMessage())) : Optional.empty();
            meter.failed(e);
            outcome.failed(e);
            return Poll.failed(now, e, health);
        }
    }

    private void take(TailRead look, Instant now) {
        pause.start(now, look.complete() ? settings.pollInterval() : Duration.ZERO);
        backoff.succeeded();
        pending.addAll(look.fresh());
        probes.ifPresent(all -> look.fresh().forEach(all::see));
        look.fresh().forEach(extras::see);
        progress.looked(look, now);
        meter.looked(now, look.fresh().size(), look.complete());
        outcome.succeeded();
    }

    private List<SourceRecord> batch(Instant now) {
        for (int i = 0; i < settings.batchRows() && !pending.isEmpty(); i++) {
            LogRow row = pending.remove();
            records.row(topic, row.id(), ShortRow.of(JsonLine.unbroken(safe.of(row.json()))));
            tail.sent(row);
            meter.sent(LogTime.read(row.created()).orElse(Instant.MIN));
        }
        if (pending.isEmpty()) {
            progress.next(now).ifPresent(upTo -> records.progress(topic, upTo));
        }
        if (records.isEmpty()) {
            return List.of();
        }
        Map<String, Object> before = offset;
        offset = tail.offset(reports.sent(), progress.last()).toMap();
        return records.take(before, offset);
    }
}
