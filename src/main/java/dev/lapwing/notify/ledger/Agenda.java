package dev.lapwing.notify.ledger;

import dev.lapwing.notify.delivery.Delivery;
import dev.lapwing.notify.message.AlertPlace;
import dev.lapwing.notify.message.NotificationStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which deliveries there is something to tell of now, the worst first, and when the others are to be looked at again: nobody
 * looks at all of them.
 */
final class Agenda {
    private static final Comparator<Delivery> WORST_FIRST = Comparator.comparing(
                    (Delivery delivery) -> delivery.alert().severity())
            .reversed()
            .thenComparing(Delivery::accepted)
            // Those that came at once are told in the order in which they were written.
            .thenComparing(delivery -> delivery.place().map(AlertPlace::offset).orElse(0L))
            .thenComparing((Delivery delivery) -> delivery.key());

    private final Map<String, TreeMap<Delivery, NotificationStep>> ready = new HashMap<>();
    private final TreeSet<Due> later =
            new TreeSet<>(Comparator.comparing(Due::at).thenComparing(Due::key));
    private final Map<String, Entry> entries = new HashMap<>();

    private record Due(Instant at, String key) {}

    private record Entry(Delivery delivery, Due due) {}

    /**
     * Enters a delivery, in place of what was entered of it before.
     *
     * @param step what there is to tell of it now
     * @param again when to look at it again
     */
    void enter(Delivery delivery, Optional<NotificationStep> step, Instant again) {
        remove(delivery.key());
        Due due = new Due(again, delivery.key());
        later.add(due);
        step.ifPresent(now -> ready.computeIfAbsent(delivery.channel(), channel -> new TreeMap<>(WORST_FIRST))
                .put(delivery, now));
        entries.put(delivery.key(), new Entry(delivery, due));
    }

    void remove(String key) {
        Entry entry = entries.remove(key);
        if (entry != null) {
            later.remove(entry.due());
            Optional.ofNullable(ready.get(entry.delivery().channel()))
                    .ifPresent(works -> works.remove(entry.delivery()));
        }
    }

    /** The keys of those that are to be looked at by now. */
    List<String> due(Instant now) {
        List<String> due = new ArrayList<>();
        for (Due next : later) {
            if (next.at().isAfter(now)) {
                break;
            }
            due.add(next.key());
        }
        return due;
    }

    /** What there is to tell in a channel, the worst first and then the oldest. */
    Map<Delivery, NotificationStep> ready(String channel) {
        return Optional.ofNullable(ready.get(channel)).orElseGet(() -> new TreeMap<>(WORST_FIRST));
    }
}
