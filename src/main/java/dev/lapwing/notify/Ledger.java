package dev.lapwing.notify;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be told and what was, for all alerts that are not through, with what people said of them. Plain state: what
 * changes is given back, to be kept in the topic of deliveries. Used by one thread.
 */
final class Ledger {
    /** So long an alert that nobody resolved can be resolved; longer than the alerts topic keeps it nothing can come. */
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private final Routing routing;
    private final Map<String, Delivery> deliveries = new LinkedHashMap<>();
    private final Set<String> channels = new LinkedHashSet<>();
    private final Map<String, Resolution> resolutions = new LinkedHashMap<>();
    private final Map<String, Mute> mutes = new LinkedHashMap<>();

    Ledger(Routing routing) {
        this.routing = routing;
    }

    /** Takes up what was kept. */
    void restore(Delivery delivery) {
        keep(delivery);
    }

    /** Takes a version of an alert; gives the deliveries that it changes. */
    List<Delivery> accept(JsonNode finding, Instant now) {
        AlertView alert = AlertView.of(finding);
        boolean old = alert.isPast(now);
        Map<String, Delivery> changed = new LinkedHashMap<>();
        of(alert.id()).forEach(delivery -> changed.put(delivery.key(), delivery.with(finding, now)));
        for (Target target : routing.targets(alert)) {
            Delivery first = Delivery.of(target.channel(), finding, now, old);
            if (!deliveries.containsKey(first.key()) && !alert.gone()) {
                changed.put(first.key(), resolved(first));
            }
        }
        return changed.values().stream().filter(this::keep).toList();
    }

    /** Takes somebody's word that an alert is dealt with; gives the deliveries that it changes. */
    List<Delivery> resolve(String alertId, Resolution resolution) {
        resolutions.put(alertId, resolution);
        return of(alertId).stream()
                .map(delivery -> delivery.resolved(resolution))
                .filter(this::keep)
                .toList();
    }

    /** Takes up a wish for quiet; empty where one was taken back, or its end was told. */
    void mute(String id, Optional<Mute> mute) {
        mute.ifPresentOrElse(wish -> mutes.put(id, wish), () -> mutes.remove(id));
    }

    /** The mutes that have come to their end since a time; they are forgotten with that. */
    List<Mute> expired(Instant now) {
        List<Mute> over = mutes.values().stream()
                .filter(mute -> !now.isBefore(mute.until()))
                .toList();
        over.forEach(mute -> mutes.remove(mute.id()));
        return over;
    }

    /**
     * Alerts that have stayed open so long since they were told that others are to hear of them; gives the deliveries that
     * this makes.
     */
    List<Delivery> escalate(Instant now) {
        List<Delivery> made = new ArrayList<>();
        for (Delivery delivery : List.copyOf(deliveries.values())) {
            delivery.told()
                    .filter(told -> NextStep.urgent(told, delivery, now) && !muted(delivery, now))
                    .ifPresent(told -> made.addAll(escalated(delivery, told, now)));
        }
        return made;
    }

    private List<Delivery> escalated(Delivery delivery, Told told, Instant now) {
        return routing.escalated(delivery.alert(), delivery.channel(), told.since(), now).stream()
                .map(channel -> delivery.also(channel, now))
                .filter(more -> !deliveries.containsKey(more.key()))
                .filter(this::keep)
                .toList();
    }

    /** Notes what became of a delivery; false where nothing changed. */
    boolean keep(Delivery delivery) {
        channels.add(delivery.channel());
        return !delivery.equals(deliveries.put(delivery.key(), delivery));
    }

    /** Forgets the deliveries of which nothing more can come; gives their keys. */
    List<String> forget(Instant now) {
        List<String> gone = deliveries.values().stream()
                .filter(delivery -> isFinished(delivery, now)
                        || delivery.alert().end().plus(REMEMBERED).isBefore(now))
                .map(Delivery::key)
                .toList();
        gone.forEach(deliveries::remove);
        return gone;
    }

    /** Of what is being told, or may have been, the end must still come. */
    private boolean isFinished(Delivery delivery, Instant now) {
        return delivery.intent().isEmpty() && NextStep.finished(delivery, muted(delivery, now));
    }

    /** The delivery as it is now. */
    Optional<Delivery> find(String key) {
        return Optional.ofNullable(deliveries.get(key));
    }

    /** What is to be told next of a delivery; empty while it is muted. In quiet hours only what calls people off is told. */
    Optional<Step> next(Delivery delivery, Instant now) {
        Target target = target(delivery);
        boolean quiet = target.quiet().filter(hours -> hours.at(now)).isPresent();
        return NextStep.of(delivery, target, muted(delivery, now), now).filter(step -> step == Step.RESOLVE || !quiet);
    }

    /** Why nobody is told of an alert that nobody was told of yet. */
    Optional<String> heldBack(Delivery delivery, Instant now) {
        boolean over = delivery.alert().gone() || delivery.resolution().isPresent();
        boolean heard = delivery.told().isPresent() || delivery.gaveUp().isPresent();
        if (over || heard) {
            return Optional.empty();
        }
        return Optional.of(muted(delivery, now) ? "muted" : "quiet hours");
    }

    /** How many alerts of a channel there is something to tell of. */
    long waiting(String channel, Instant now) {
        return in(channel).stream()
                .filter(delivery -> next(delivery, now).isPresent())
                .count();
    }

    /** Whether any route takes an alert. */
    boolean goesAnywhere(AlertView alert) {
        return !routing.targets(alert).isEmpty();
    }

    /** All deliveries of a channel, in the order in which their alerts came. */
    List<Delivery> in(String channel) {
        return deliveries.values().stream()
                .filter(delivery -> delivery.channel().equals(channel))
                .toList();
    }

    private List<Delivery> of(String alertId) {
        return channels.stream()
                .flatMap(channel -> find(Delivery.key(alertId, channel)).stream())
                .toList();
    }

    private Delivery resolved(Delivery delivery) {
        return Optional.ofNullable(resolutions.get(delivery.alert().id()))
                .map(delivery::resolved)
                .orElse(delivery);
    }

    private Target target(Delivery delivery) {
        return routing.target(delivery.alert(), delivery.channel());
    }

    private boolean muted(Delivery delivery, Instant now) {
        return mutes.values().stream().anyMatch(mute -> mute.covers(delivery.alert(), now));
    }
}
