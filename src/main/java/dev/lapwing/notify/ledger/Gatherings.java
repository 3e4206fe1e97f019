package dev.lapwing.notify.ledger;

import dev.lapwing.notify.channel.DedupKey;
import dev.lapwing.notify.delivery.Gathering;
import dev.lapwing.notify.message.AlertView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is told together: what is history, and what one rule raises beyond a few in a minute. */
public final class Gatherings {
    /** So many alerts of one rule are told one by one within a minute. */
    public static final int FEW = 3;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String HISTORY = "history";

    private final Map<String, Gathering> gatherings = new HashMap<>();
    private final Map<String, Deque<Instant>> openings = new HashMap<>();
    private final Map<String, Optional<Gathering>> changed = new LinkedHashMap<>();
    private boolean historyIsRead;

    /** Takes up what was kept. */
    void restore(Gathering gathering) {
        gatherings.put(gathering.key(), gathering);
    }

    /** Takes up that one is kept no more. */
    void restoreNothing(String key) {
        gatherings.remove(key);
    }

    /** Says whether all that is history was read; until then it is not told. */
    void historyIsRead(boolean read) {
        historyIsRead = read;
    }

    boolean historyIsRead() {
        return historyIsRead;
    }

    /** Takes an alert of before. */
    void history(String channel, AlertView alert, Instant now) {
        keep(Optional.ofNullable(gatherings.get(Gathering.key(channel, HISTORY)))
                .map(there -> there.with(alert, now))
                .orElseGet(() -> Gathering.first(channel, HISTORY, Gathering.Kind.HISTORY, alert, now)));
    }

    /** Takes that an alert of before is over. */
    void historyClosed(String channel, AlertView alert) {
        closed(channel, HISTORY, alert);
    }

    /** Takes that an alert of a gathering is over. */
    void closed(String channel, String id, AlertView alert) {
        Optional.ofNullable(gatherings.get(Gathering.key(channel, id))).ifPresent(there -> keep(there.closed(alert)));
    }

    /**
     * The gathering that a new alert of a rule joins; empty where its rule raises no more than a few.
     *
     * @param at when it was raised
     */
    Optional<Gathering> storm(String channel, AlertView alert, Instant at, Instant now) {
        String rule = channel + "|" + alert.rule();
        Optional<Gathering> there = gatherings.values().stream()
                .filter(one ->
                        one.kind() == Gathering.Kind.STORM && one.channel().equals(channel))
                .filter(one -> one.rows().stream().anyMatch(row -> row.rule().equals(alert.rule())))
                .filter(one -> !one.isOver(now))
                .findFirst();
        if (there.isPresent()) {
            return Optional.of(keep(there.get().with(alert, now)));
        }
        Deque<Instant> before = openings.computeIfAbsent(rule, any -> new ArrayDeque<>());
        before.removeIf(opening -> !opening.plus(MINUTE).isAfter(at));
        if (before.size() < FEW) {
            before.add(at);
            return Optional.empty();
        }
        return Optional.of(
                keep(Gathering.first(channel, DedupKey.storm(channel, alert.id()), Gathering.Kind.STORM, alert, now)));
    }

    /** What a channel is to be told together now. */
    Optional<Gathering> due(String channel, Instant now) {
        return gatherings.values().stream()
                .filter(one -> one.channel().equals(channel) && one.isDue(now))
                .filter(one -> one.kind() != Gathering.Kind.HISTORY || historyIsRead)
                .findFirst();
    }

    /** Of a channel, what has not been told. */
    public List<Gathering> in(String channel) {
        return gatherings.values().stream()
                .filter(one -> one.channel().equals(channel) && one.hasNews())
                .toList();
    }

    Optional<Gathering> find(String key) {
        return Optional.ofNullable(gatherings.get(key));
    }

    Gathering keep(Gathering gathering) {
        gatherings.put(gathering.key(), gathering);
        changed.put(gathering.key(), Optional.of(gathering));
        return gathering;
    }

    /** Forgets what is over and told. */
    void forget(Instant now) {
        List<Gathering> over = gatherings.values().stream()
                .filter(one -> one.isOver(now) && !one.hasNews() && one.begun().isEmpty())
                .filter(one -> one.kind() != Gathering.Kind.HISTORY || historyIsRead)
                .toList();
        over.forEach(one -> {
            gatherings.remove(one.key());
            changed.put(one.key(), Optional.empty());
        });
    }

    /** What is to be kept since this was last asked; empty for what is to be forgotten. */
    Map<String, Optional<Gathering>> changed() {
        Map<String, Optional<Gathering>> now = new LinkedHashMap<>(changed);
        changed.clear();
        return now;
    }
}
