package dev.lapwing.connect.neon.poll;

import dev.lapwing.connect.json.SafeJson;
import dev.lapwing.connect.neon.api.NeonCalls;
import dev.lapwing.connect.neon.config.NeonSettings;
import dev.lapwing.connect.neon.plan.Census;
import dev.lapwing.connect.neon.storage.StorageLogs;
import dev.lapwing.connect.neon.storage.StorageState;
import dev.lapwing.connect.report.SourceMeter;
import dev.lapwing.connect.source.LogUnreadable;
import dev.lapwing.connect.task.RawRecords;
import dev.lapwing.connect.task.RawTopic;
import dev.lapwing.connect.task.SourceWork;
import dev.lapwing.http.IntervalTimer;
import dev.lapwing.redact.Redactor;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;

/** The work of the task: round after round over Neon's API, a second of it at a time, and the records of what changed. */
public final class NeonWork implements SourceWork {
    /** Connect wants a task to come back now and then. */
    private static final Duration AT_A_TIME = Duration.ofSeconds(1);
    /** Of one batch, as its records wait in the memory of Connect's producer. */
    private static final int MOST_CHARACTERS = 8 << 20;
    /** A poller that says nothing for five minutes is taken for one that ended. */
    private static final Duration SIGN = Duration.ofMinutes(1);
    /** Of what may be asked in an interval, so much is for what is asked in turn. */
    private static final double SHARE = 0.8;

    private final NeonTask task;
    private final NeonCalls calls;
    private final SourceMeter meter;
    private final Clock clock;
    private final IntervalTimer timer;
    private final IntervalTimer full;
    private final IntervalTimer sign = new IntervalTimer(SIGN);
    private final RawRecords records;
    private final RawTopic topic;
    private final Deque<String> pending = new ArrayDeque<>();
    private Optional<Instant> progressed = Optional.empty();
    private Optional<Round> round = Optional.empty();
    private Optional<Round> last = Optional.empty();
    private Optional<String> refusal = Optional.empty();
    private NeonOffset offset;
    private long number;

    /** Goes on after a restart. */
    public NeonWork(
            NeonSettings settings, NeonCalls calls, NeonOffset from, SourceMeter meter, Clock clock, Random chance) {
        this.task = new NeonTask(
                settings,
                new RetriedCalls(calls, settings.requestsPerMinute(), chance),
                new Census(),
                settings.storageTopic().map(any -> new StorageLogs(settings.source(), from.storage())),
                new SafeJson(new Redactor(settings.fingerprintKey().getBytes(StandardCharsets.UTF_8))),
                new RefusalLog(settings.source()));
        this.calls = calls;
        this.meter = meter;
        this.clock = clock;
        this.timer = new IntervalTimer(settings.pollInterval());
        this.full = new IntervalTimer(settings.fullInterval());
        this.records = new RawRecords(settings.source());
        this.topic = RawTopic.keyed(settings.topic());
        this.offset = from;
        this.number = from.poll();
        sign.start(clock.instant());
    }

    @Override
    public Duration left() {
        Instant now = clock.instant();
        if (!pending.isEmpty() || refusal.isPresent()) {
            return Duration.ZERO;
        }
        Duration left = round.isPresent() ? task.caller().left(now) : timer.left(now);
        Duration untilSign = sign.left(now);
        return last.isPresent() && untilSign.compareTo(left) < 0 ? untilSign : left;
    }

    @Override
    public List<SourceRecord> next() {
        if (pending.isEmpty()) {
            refusal.ifPresent(sentence -> {
                throw new ConnectException(sentence);
            });
            work();
            tellThatItLives(clock.instant());
        }
        return batch();
    }

    @Override
    public void stop() {
        task.log().stop();
        calls.close();
    }

    @Override
    public void close() {
        calls.close();
        meter.close();
    }

    private void work() {
        Instant until = clock.instant().plus(AT_A_TIME);
        Instant now = clock.instant();
        while (now.isBefore(until)
                && pending.size() + records.size() < task.settings().batchRows()
                && step(now)) {
            now = clock.instant();
        }
    }

    private void tellThatItLives(Instant now) {
        if (!sign.due(now) || !pending.isEmpty()) {
            return;
        }
        sign.start(now);
        String state = round.isPresent() ? "running" : "waiting";
        round.filter(Round::isAnswered)
                .or(() -> last)
                .map(known -> known.sign(state, now))
                .ifPresent(pending::add);
    }

    /** Does the next thing there is; whether there may be another. */
    private boolean step(Instant now) {
        if (round.isEmpty()) {
            if (!timer.due(now)) {
                return false;
            }
            begin(now);
        }
        if (!task.caller().left(now).isZero()) {
            return false;
        }
        if (round.orElseThrow().step(now, new Sent())) {
            return true;
        }
        end(round.orElseThrow(), now);
        return false;
    }

    private void begin(Instant now) {
        timer.start(now);
        if (full.due(now)) {
            task.census().forgetSent();
            full.start(now);
        }
        number++;
        double minutes = task.settings().pollInterval().toMillis() / 60_000.0;
        int budget = (int) (task.settings().requestsPerMinute() * minutes * SHARE);
        round = Optional.of(new Round(task, number, now, budget));
    }

    private void end(Round ended, Instant now) {
        pending.add(ended.end(last.map(Round::began).orElse(ended.began()), now));
        sign.start(now);
        RoundTally tally = ended.tally();
        task.log().ended(tally.status(), tally.error());
        if (tally.error().isEmpty()) {
            meter.looked(ended.began(), tally.rows(), true);
            progressed = Optional.of(now);
        } else {
            meter.failed(new LogUnreadable(tally.error(), tally.status(), ended.isRefused()));
        }
        if (ended.hasStorage()) {
            task.settings().storageTopic().ifPresent(name -> records.progress(RawTopic.keyed(name), ended.began()));
        }
        refusal = ended.isRefused() ? Optional.of(tally.error()) : Optional.empty();
        last = Optional.of(ended);
        round = Optional.empty();
    }

    private List<SourceRecord> batch() {
        int characters = 0;
        while (!pending.isEmpty() && records.size() < task.settings().batchRows() && characters < MOST_CHARACTERS) {
            String line = pending.remove();
            characters += line.length();
            records.row(topic.name(), line);
            meter.sent(clock.instant());
        }
        long progress = offset.progress();
        if (pending.isEmpty() && progressed.isPresent()) {
            long upTo = Math.max(progress, progressed.get().toEpochMilli());
            records.progress(topic, Instant.ofEpochMilli(upTo));
            progress = upTo;
            progressed = Optional.empty();
        }
        if (records.isEmpty()) {
            return List.of();
        }
        Map<String, Object> before = offset.toMap();
        StorageState storage = task.storage().map(StorageLogs::state).orElse(offset.storage());
        offset = new NeonOffset(number, progress, storage);
        return records.take(before, offset.toMap());
    }

    /** What is to be sent: rows of storage logs at once, since how far they were read goes with them. */
    private final class Sent implements Round.Lines {
        @Override
        public void poll(String line) {
            pending.add(line);
        }

        @Override
        public void storage(String line) {
            records.row(
                    task.settings().storageTopic().orElseThrow(), task.safe().of(line));
            meter.sent(clock.instant());
        }
    }
}
