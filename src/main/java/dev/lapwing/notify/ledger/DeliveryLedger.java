package dev.lapwing.notify.ledger;

import dev.lapwing.notify.delivery.Delivery;
import dev.lapwing.notify.delivery.Gathering;
import dev.lapwing.notify.delivery.Mute;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.AlertView.Phase;
import dev.lapwing.notify.message.Arrival;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.Resolution;
import dev.lapwing.notify.route.Routing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is to be told and what was, for all alerts that are not through, with what people said of them. Plain state: what
 * changes is given back, to be kept in the topic of deliveries. Of an alert that is over and was told as that only a stub
 * stays. Used by one thread.
 */
public final class DeliveryLedger {
    private final Routing routing;
    private final Map<String, Delivery> deliveries = new LinkedHashMap<>();
    private final Set<String> channels = new LinkedHashSet<>();
    private final PastAlerts past = new PastAlerts();
    private final Mutes mutes = new Mutes();
    private final Gatherings gatherings = new Gatherings();
    private final Sharing sharing = new Sharing(past);
    private final Intake intake = new Intake(past, mutes, gatherings, sharing);
    private final Agenda agenda = new Agenda();
    private final Timetable timetable;
    private final Set<String> unseen = new LinkedHashSet<>();
    private final List<Delivery> escalated = new ArrayList<>();
    private final List<Delivery> settled = new ArrayList<>();
    private final List<String> gone = new ArrayList<>();

    public DeliveryLedger(Routing routing) {
        this.routing = routing;
        this.timetable = new Timetable(routing, mutes, gatherings);
    }

    /** Takes up what was kept. */
    public void restore(Delivery delivery) {
        channels.add(delivery.channel());
        boolean untold = delivery.told().isEmpty() && delivery.intent().isEmpty();
        if (delivery.old() && untold && delivery.finding().isPresent()) {
            // From before there were gatherings.
            gatherings.history(delivery.channel(), delivery.alert(), delivery.accepted());
            gone.add(delivery.key());
        } else if (delivery.isGathered() || delivery.isStub()) {
            find(delivery.key()).ifPresent(this::remove);
            past.keep(delivery);
            sharing.told(delivery);
        } else {
            past.take(delivery.alert().id(), delivery.channel());
            boolean unused = keep(delivery);
            sharing.told(delivery);
        }
    }

    /** Takes up that nothing is kept of a delivery any more. */
    void restoreNothing(String key) {
        find(key).ifPresent(this::remove);
        int bar = key.lastIndexOf('|');
        if (bar > 0) {
            past.take(key.substring(0, bar), key.substring(bar + 1));
        }
    }

    public Gatherings gatherings() {
        return gatherings;
    }

    Sharing sharing() {
        return sharing;
    }

    /** How many alerts there are of which only stubs are kept. */
    int past() {
        return past.size();
    }

    /** Takes a version of an alert; gives the deliveries that it changes. */
    public List<Delivery> accept(Arrival arrival, Instant now) {
        AlertView alert = arrival.alert();
        Map<String, Delivery> changed = new LinkedHashMap<>();
        Set<String> there = new LinkedHashSet<>();
        of(alert.id()).forEach(delivery -> changed.put(delivery.channel(), delivery.with(arrival)));
        for (Delivery stub : past.of(alert.id())) {
            there.add(stub.channel());
            newer(stub, arrival).ifPresent(delivery -> changed.put(delivery.channel(), delivery));
        }
        for (String channel : channels(alert)) {
            if (!changed.containsKey(channel) && !there.contains(channel)) {
                intake.first(channel, arrival, deliveries.size(), now)
                        .ifPresent(delivery -> changed.put(channel, delivery));
            }
        }
        return changed.values().stream().filter(this::keep).toList();
    }

    /** Where an alert goes: by its own level, and wherever others of its incident were told. */
    private Set<String> channels(AlertView alert) {
        Set<String> all = new LinkedHashSet<>();
        routing.targets(alert).forEach(target -> all.add(target.channel()));
        channels.stream().filter(channel -> sharing.isKnown(channel, alert)).forEach(all::add);
        return all;
    }

    /** What was gathered is told together only; its end is counted there. */
    private Optional<Delivery> newer(Delivery stub, Arrival arrival) {
        AlertView alert = arrival.alert();
        if (alert.rev() <= stub.alert().rev()) {
            return Optional.empty();
        }
        past.take(alert.id(), stub.channel());
        if (stub.isGathered() && alert.phase() == Phase.CLOSED) {
            gatherings.closed(stub.channel(), stub.told().orElseThrow().message(), alert);
        }
        return Optional.of(stub.with(arrival));
    }

    /** Takes somebody's word that an alert is dealt with; gives the deliveries that it changes. */
    public List<Delivery> resolve(String alertId, Resolution resolution) {
        List<Delivery> stubs = past.of(alertId);
        past.resolved(alertId);
        stubs.stream().filter(Delivery::isGathered).map(Delivery::key).forEach(gone::add);
        return Stream.concat(of(alertId).stream(), stubs.stream().filter(stub -> !stub.isGathered()))
                .map(delivery -> delivery.resolved(resolution))
                .filter(this::keep)
                .toList();
    }

    /** Takes up a wish for quiet; empty where one was taken back, or its end was told. */
    public void mute(String id, Optional<Mute> mute) {
        mutes.take(id, mute);
        lookAtAll();
    }

    /** The mutes that have come to their end since a time; they are forgotten with that. */
    public List<Mute> expired(Instant now) {
        return mutes.expired(now);
    }

    /** Says whether all of history was read, so that it can be told. */
    public void historyIsRead(boolean read) {
        if (read != gatherings.historyIsRead()) {
            gatherings.historyIsRead(read);
            lookAtAll();
        }
    }

    /**
     * Looks at the deliveries whose time has come, and at no others. Gives those that were made since alerts stayed open so
     * long that others are to hear of them, and the stubs of those of which no more is kept from now on.
     */
    public List<Delivery> look(Instant now) {
        unseen.addAll(agenda.due(now));
        List<String> keys = List.copyOf(unseen);
        unseen.clear();
        keys.forEach(key -> find(key).ifPresent(delivery -> look(delivery, now)));
        List<Delivery> changed =
                Stream.concat(escalated.stream(), settled.stream()).toList();
        escalated.clear();
        settled.clear();
        return changed;
    }

    private void look(Delivery delivery, Instant now) {
        if (timetable.isFinished(delivery, now)) {
            remove(delivery);
            gone.add(delivery.key());
        } else if (delivery.isGathered() || timetable.isSettled(delivery, now)) {
            remove(delivery);
            past.keep(delivery.stub());
            settled.add(delivery.stub());
        } else {
            timetable.escalated(delivery, now).stream()
                    .map(channel -> delivery.also(channel, now))
                    .filter(more -> !isThere(more))
                    .filter(this::keep)
                    .forEach(escalated::add);
            agenda.enter(delivery, timetable.ready(delivery, now), timetable.again(delivery, now));
        }
    }

    /** Forgets the deliveries of which nothing more can come; gives their keys. */
    public List<String> forget(Instant now) {
        gone.addAll(past.forget(now));
        gatherings.forget(now);
        List<String> keys = List.copyOf(gone);
        gone.clear();
        return keys;
    }

    /** Notes what became of a delivery; false where nothing changed. */
    boolean keep(Delivery delivery) {
        channels.add(delivery.channel());
        Optional<Delivery> before = find(delivery.key());
        before.ifPresent(sharing::remove);
        deliveries.put(delivery.key(), delivery);
        sharing.enter(delivery);
        unseen.add(delivery.key());
        return before.filter(delivery::equals).isEmpty();
    }

    /** Notes that an alert was told; gives what that changes, those whose message it joined among them. */
    List<Delivery> told(Delivery delivery, boolean joined) {
        Delivery now = joined ? delivery.shared() : delivery;
        boolean unused = keep(now);
        sharing.told(now);
        List<Delivery> others = joined ? sharing.others(now) : List.of();
        return Stream.concat(
                        Stream.of(now), others.stream().map(Delivery::shared).filter(this::keep))
                .toList();
    }

    /** The delivery as it is now. */
    Optional<Delivery> find(String key) {
        return Optional.ofNullable(deliveries.get(key));
    }

    /** What is to be told next of a delivery; empty while it is muted. In quiet hours only what calls people off is told. */
    public Optional<NotificationStep> next(Delivery delivery, Instant now) {
        return timetable.next(delivery, now);
    }

    /** Why nobody is told of an alert that nobody was told of yet. */
    public Optional<String> heldBack(Delivery delivery, Instant now) {
        boolean over = delivery.alert().gone() || delivery.resolution().isPresent();
        boolean heard = delivery.told().isPresent() || delivery.gaveUp().isPresent();
        if (over || heard) {
            return Optional.empty();
        }
        return Optional.of(mutes.cover(delivery.alert(), now) ? "muted" : "quiet hours");
    }

    /** What there is to tell in a channel, the worst first and then the oldest, as it was looked at last. */
    public Map<Delivery, NotificationStep> ready(String channel) {
        return agenda.ready(channel);
    }

    /** What a channel is to be told together now. */
    Optional<Gathering> gathered(String channel, Instant now) {
        return gatherings.due(channel, now).filter(due -> !timetable.isQuiet(due, now));
    }

    /** How many alerts of a channel there is something to tell of. */
    public long waiting(String channel) {
        return ready(channel).size()
                + gatherings.in(channel).stream().mapToLong(Gathering::alerts).sum();
    }

    /** Whether any route takes an alert. */
    public boolean goesAnywhere(AlertView alert) {
        return !routing.targets(alert).isEmpty();
    }

    /** All deliveries of a channel of which more than a stub is kept, in the order in which their alerts came. */
    public List<Delivery> in(String channel) {
        return deliveries.values().stream()
                .filter(delivery -> delivery.channel().equals(channel))
                .toList();
    }

    private boolean isThere(Delivery delivery) {
        return deliveries.containsKey(delivery.key())
                || past.of(delivery.alert().id()).stream()
                        .anyMatch(stub -> stub.channel().equals(delivery.channel()));
    }

    private List<Delivery> of(String alertId) {
        return channels.stream()
                .flatMap(channel -> find(Delivery.key(alertId, channel)).stream())
                .toList();
    }

    private void lookAtAll() {
        unseen.addAll(deliveries.keySet());
    }

    private void remove(Delivery delivery) {
        agenda.remove(delivery.key());
        sharing.remove(delivery);
        deliveries.remove(delivery.key());
    }
}
