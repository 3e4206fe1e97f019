package dev.lapwing.notify;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads the alerts and tells them: what is to be told is written down before it is told, and that it was, after.
 *
 * <p>Alerts taken, deliveries changed and the place in the alerts topic go into one transaction, so a crash at any point
 * leaves each alert either not taken yet or written down. Between the telling and the note of it a crash makes a second
 * telling, which the note of the beginning lets the channel know.
 */
public final class Notifier implements AutoCloseable {
    private static final Duration DAY = Duration.ofHours(24);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final NotifierLink link;
    private final Clock clock;
    private final Ledger ledger;
    private final Map<String, ChannelDesk> desks = new LinkedHashMap<>();
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final Operator operator;
    private final Dailies dailies;
    private final Pulse pulse;
    private final BlockingQueue<Dailies.Sent> lines = new LinkedBlockingQueue<>();
    private volatile boolean stopped;
    private volatile NotifierState state;

    /**
     * Takes over from whichever notifier worked before, and takes up what it wrote down.
     *
     * @param random for the waiting after failures
     */
    public Notifier(NotifierLink link, Routing routing, List<Channel> channels, Clock clock, Random random) {
        this.link = link;
        this.clock = clock;
        this.ledger = new Ledger(routing);
        channels.forEach(channel -> desks.put(
                channel.name(), new ChannelDesk(channel, clock, new Random(random.nextLong()), outcomes::add)));
        this.operator = new Operator(List.copyOf(desks.values()));
        this.state = new NotifierState(clock.instant(), Map.of());
        this.dailies = routing.dailies();
        this.pulse = new Pulse(clock.instant());
        link.input().written(ledger::restore, dailies::restore);
    }

    /**
     * Tells until it is stopped.
     *
     * @throws TakenOver when another notifier begins
     */
    public void run() {
        while (!stopped) {
            round();
        }
    }

    /** How it is; for another thread. */
    public NotifierState state() {
        return state;
    }

    /** Ends after the round at hand; for another thread. */
    public void stop() {
        stopped = true;
    }

    private void round() {
        List<ConsumerRecord<byte[], byte[]>> alerts = link.input().alerts();
        Instant now = clock.instant();
        Round round = new Round(ledger);
        for (ConsumerRecord<byte[], byte[]> alert : alerts) {
            accept(alert, round, now);
        }
        link.input()
                .said(
                        (alertId, resolution) -> round.changed(ledger.resolve(alertId, resolution)),
                        ledger::mute,
                        pulse::heard);
        for (Mute mute : ledger.expired(now)) {
            operator.isOver(mute);
            round.over(mute);
        }
        round.changed(ledger.escalate(now));
        takeOutcomes(round, now);
        pulse.news(now).ifPresent(operator::alarm);
        takeLines(round, now);
        daily(now);
        Map<ChannelDesk, List<Work>> begun = plan(round, now);
        round.gone(ledger.forget(now));
        link.write(round, alerts);
        begun.forEach(ChannelDesk::begin);
        Map<String, String> channels = new LinkedHashMap<>();
        desks.forEach(
                (name, desk) -> channels.put(name, desk.words(now) + ", " + ledger.waiting(name, now) + " waiting"));
        state = new NotifierState(now, channels);
    }

    private void accept(ConsumerRecord<byte[], byte[]> alert, Round round, Instant now) {
        try {
            round.changed(ledger.accept(JSON.readTree(alert.value()), now));
        } catch (IOException | IllegalArgumentException e) {
            round.unreadable(alert.topic() + "-" + alert.partition() + "@" + alert.offset(), now);
        }
    }

    private void takeOutcomes(Round round, Instant now) {
        List<Outcome> came = new ArrayList<>();
        outcomes.drainTo(came);
        for (Outcome outcome : came) {
            ChannelDesk desk = desks.get(outcome.work().about().get(0).channel());
            Optional<String> reason = round.came(outcome);
            if (desk != null) {
                desk.finished(outcome);
                reason.ifPresent(why -> operator.couldNotDeliver(
                        desk, why, outcome.work().about().size(), now));
            }
        }
    }

    private void takeLines(Round round, Instant now) {
        List<Dailies.Sent> sent = new ArrayList<>();
        lines.drainTo(sent);
        dailies.came(sent, now).forEach(round::told);
    }

    private void daily(Instant now) {
        Map<String, LocalDate> due = dailies.due(now);
        if (due.isEmpty()) {
            return;
        }
        String line =
                pulse.words(now) + " " + link.input().since(now.minus(DAY)).words(pulse.lastDay(now));
        due.forEach((channel, day) -> Optional.ofNullable(desks.get(channel))
                .ifPresent(desk -> desk.note(line, refused -> lines.add(new Dailies.Sent(channel, day, refused)))));
    }

    private Map<ChannelDesk, List<Work>> plan(Round round, Instant now) {
        Map<ChannelDesk, List<Work>> begun = new HashMap<>();
        for (ChannelDesk desk : desks.values()) {
            List<Work> works = desk.isFree(now) ? WorkPlan.of(ledger, desk.name(), desk.atOnce(), now) : List.of();
            if (!works.isEmpty()) {
                round.begins(works, now);
                begun.put(desk, works);
            }
        }
        return begun;
    }

    @Override
    public void close() {
        try (link) {
            desks.values().forEach(ChannelDesk::close);
            Round last = new Round(ledger);
            takeOutcomes(last, clock.instant());
            takeLines(last, clock.instant());
            link.write(last, List.of());
        }
    }
}
