package dev.lapwing.notify;

import dev.lapwing.kafka.Passing;
import dev.lapwing.notify.channel.Channel;
import dev.lapwing.notify.delivery.FirstStart;
import dev.lapwing.notify.ledger.DeliveryLedger;
import dev.lapwing.notify.ledger.LedgerChanges;
import dev.lapwing.notify.ledger.SendPlan;
import dev.lapwing.notify.ledger.SendResult;
import dev.lapwing.notify.ledger.SendTask;
import dev.lapwing.notify.ledger.Written;
import dev.lapwing.notify.route.DailySchedule;
import dev.lapwing.notify.route.Routing;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the alerts and tells them: what is to be told is written down before it is told, and that it was, after.
 *
 * <p>Alerts taken, deliveries changed and the place in the alerts topic go into one transaction, so a crash at any point
 * leaves each alert either not taken yet or written down. Between the telling and the note of it a crash makes a second
 * telling, which the note of the beginning lets the channel know.
 */
public final class Notifier implements AutoCloseable {
    private static final Duration DAY = Duration.ofHours(24);
    /** After so many rounds that write nothing, ten seconds of them, it makes sure that no other notifier has taken over. */
    private static final int SURE = 50;

    private static final Duration PUBLISH = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Logger LOGGER = LoggerFactory.getLogger(Notifier.class);

    private final NotifierTransaction link;
    private final Routing routing;
    private final Clock clock;
    private DeliveryLedger ledger;
    private final Map<String, ChannelWorker> workers = new LinkedHashMap<>();
    private final BlockingQueue<SendResult> outcomes = new LinkedBlockingQueue<>();
    private final OperatorNotes operator;
    private final DailySchedule dailies;
    private final HeartbeatMonitor heartbeats;
    private final Consumer<NotifierState> state;
    /** What the channels said, and no transaction holds yet. */
    private final List<SendResult> unwritten = new ArrayList<>();

    private boolean interrupted;
    private FirstStart start;
    /** What is to be written of it, where this notifier is the first. */
    private Optional<FirstStart> began;

    /** The first round writes, so that whoever looks sees whose the place in the alerts is. */
    private int silentRounds = SURE;

    private Instant published = Instant.MIN;
    private volatile boolean stopped;

    /**
     * Takes over from whichever notifier worked before, and takes up what it wrote down.
     *
     * @param random for the waiting after failures
     * @param state receives once a second how the notifier is
     */
    public Notifier(
            NotifierTransaction link,
            Routing routing,
            List<Channel> channels,
            Clock clock,
            Random random,
            Consumer<NotifierState> state) {
        this.link = link;
        this.routing = routing;
        this.clock = clock;
        this.ledger = new DeliveryLedger(routing);
        channels.forEach(channel -> workers.put(
                channel.name(),
                new ChannelWorker(channel, clock, new Random(random.nextLong()), outcomes::add, link::wake)));
        this.operator = new OperatorNotes(List.copyOf(workers.values()));
        this.state = state;
        this.dailies = routing.dailies();
        this.heartbeats = new HeartbeatMonitor(clock.instant());
        Written written = new Written(ledger, dailies::restore);
        link.input().written(written);
        this.began = written.firstStart().isEmpty() ? link.input().firstStart() : Optional.empty();
        this.start = written.firstStart().or(() -> began).orElse(FirstStart.LONG_AGO);
    }

    /**
     * Tells until it is stopped; while Kafka is away it waits for it, and goes on from what was written down.
     *
     * @throws Fenced when another notifier begins
     */
    public void run() {
        while (!stopped) {
            try {
                if (interrupted) {
                    takeUp();
                }
                round();
            } catch (KafkaException e) {
                interrupt(e);
            }
        }
    }

    private void interrupt(KafkaException problem) {
        if (!Passing.is(problem) && !(stopped && problem instanceof InterruptException)) {
            throw problem;
        }
        if (!interrupted) {
            LOGGER.atWarn().addKeyValue("error", problem.toString()).log("telling interrupted, it begins again");
        }
        interrupted = true;
        publish(clock.instant());
        LockSupport.parkNanos(AGAIN.toNanos());
    }

    /** What was not written down is not known of; what the channels said meanwhile is. */
    private void takeUp() {
        link.reopen();
        ledger = new DeliveryLedger(routing);
        Written written = new Written(ledger, dailies::restore);
        link.input().written(written);
        start = written.firstStart().or(() -> began).orElse(FirstStart.LONG_AGO);
        silentRounds = SURE;
        interrupted = false;
        LOGGER.atInfo().log("telling began again");
    }

    /** Ends after the round at hand, or at once where its thread is interrupted; for another thread. */
    public void stop() {
        stopped = true;
        link.wake();
    }

    private void round() {
        List<ConsumerRecord<byte[], byte[]>> alerts = link.input().alerts();
        Instant now = clock.instant();
        LedgerChanges round = new LedgerChanges(ledger);
        link.input()
                .said(
                        (alertId, resolution) -> round.changed(ledger.resolve(alertId, resolution)),
                        ledger::mute,
                        heartbeats::heard);
        for (ConsumerRecord<byte[], byte[]> alert : alerts) {
            accept(alert, round, now);
        }
        ledger.historyIsRead(link.input().hasRead(start));
        ledger.expired(now).stream().filter(mute -> !operator.isOver(mute)).forEach(mute -> round.over(mute.id()));
        takeOutcomes(round, now);
        round.changed(ledger.look(now));
        heartbeats.news(now).ifPresent(heartbeats.isSilent() ? operator::alarm : operator::say);
        daily(now);
        Map<ChannelWorker, List<SendTask>> begun = plan(round, now);
        round.gone(ledger.forget(now));
        round.gathered();
        began.ifPresent(round::first);
        write(round, !alerts.isEmpty() || !begun.isEmpty());
        unwritten.clear();
        began = Optional.empty();
        begun.forEach(ChannelWorker::begin);
        publish(now);
    }

    /** Once a second is enough for whoever looks. */
    private void publish(Instant now) {
        if (published.plus(PUBLISH).isAfter(now)) {
            return;
        }
        published = now;
        Map<String, String> channels = new LinkedHashMap<>();
        workers.forEach(
                (name, worker) -> channels.put(name, worker.words(now) + ", " + ledger.waiting(name) + " waiting"));
        state.accept(new NotifierState(now, interrupted, channels));
    }

    /** Whoever says something, or has not written for a while, makes sure first that no other notifier has taken over. */
    private void write(LedgerChanges round, boolean anyway) {
        silentRounds++;
        if (anyway || !round.isEmpty() || silentRounds > SURE) {
            link.write(round, link.input().place());
            silentRounds = 0;
        }
    }

    private void accept(ConsumerRecord<byte[], byte[]> alert, LedgerChanges round, Instant now) {
        try {
            round.changed(ledger.accept(start.arrival(alert), now));
        } catch (IOException | IllegalArgumentException e) {
            round.unreadable(alert.topic() + "-" + alert.partition() + "@" + alert.offset(), now);
        }
    }

    private void takeOutcomes(LedgerChanges round, Instant now) {
        unwritten.forEach(outcome -> note(outcome, round));
        List<SendResult> came = new ArrayList<>();
        outcomes.drainTo(came);
        for (SendResult outcome : came) {
            unwritten.add(outcome);
            Optional<String> reason = note(outcome, round);
            ChannelWorker worker = workers.get(outcome.work().channel());
            if (worker != null) {
                worker.finished(outcome);
                reason.ifPresent(why -> operator.refused(worker, why, outcome.work(), now));
            }
        }
    }

    /** The reason, where a channel refused for good. */
    private Optional<String> note(SendResult outcome, LedgerChanges round) {
        if (outcome.work() instanceof SendTask.Note note && outcome.isThrough()) {
            note.day().ifPresent(day -> {
                dailies.told(note.channel(), day);
                round.told(note.channel(), day);
            });
            note.mute().ifPresent(round::over);
        }
        return round.came(outcome);
    }

    private void daily(Instant now) {
        Map<String, LocalDate> due = dailies.due(now);
        if (due.isEmpty()) {
            return;
        }
        String line = heartbeats.words(now) + " " + lastDay(due.keySet(), now).words(heartbeats.lastDay(now));
        due.forEach((channel, day) -> Optional.ofNullable(workers.get(channel))
                .ifPresent(worker -> worker.note(line, Optional.of(day), Optional.empty())));
    }

    private DaySummary lastDay(Set<String> channels, Instant now) {
        try {
            return link.input().since(now.minus(DAY));
        } catch (KafkaException e) {
            dailies.notYet(channels);
            throw e;
        }
    }

    private Map<ChannelWorker, List<SendTask>> plan(LedgerChanges round, Instant now) {
        Map<ChannelWorker, List<SendTask>> begun = new HashMap<>();
        for (ChannelWorker worker : workers.values()) {
            List<SendTask> works = worker.isFree(now) ? works(worker, now) : List.of();
            if (!works.isEmpty()) {
                round.begins(works, now);
                begun.put(worker, works.stream().map(this::whole).toList());
            }
        }
        return begun;
    }

    private List<SendTask> works(ChannelWorker worker, Instant now) {
        return worker.note()
                .<List<SendTask>>map(List::of)
                .orElseGet(() -> SendPlan.of(ledger, worker.name(), worker.atOnce(), now));
    }

    /** The ledger keeps alerts in short; the whole of one is looked up when it is told. */
    private SendTask whole(SendTask work) {
        return work instanceof SendTask.Single single
                ? link.input()
                        .whole(single.delivery())
                        .<SendTask>map(single::with)
                        .orElse(work)
                : work;
    }

    @Override
    public void close() {
        try (link) {
            workers.values().forEach(ChannelWorker::close);
            if (!interrupted) {
                LedgerChanges last = new LedgerChanges(ledger);
                takeOutcomes(last, clock.instant());
                link.write(last, Map.of());
            }
        }
    }
}
