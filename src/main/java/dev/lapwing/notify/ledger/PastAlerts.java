package dev.lapwing.notify.ledger;

import dev.lapwing.notify.delivery.Delivery;
import dev.lapwing.notify.message.AlertView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is left of alerts of which nothing more is told unless somebody speaks of them: their ids, the last version and what
 * each channel calls the message. A million fit into a hundred and some megabytes.
 */
final class PastAlerts {
    /** So long an alert that nobody resolved can be resolved; longer than the alerts topic keeps it nothing can come. */
    static final Duration REMEMBERED = Duration.ofDays(90);

    private static final Duration LOOK = Duration.ofHours(1);
    /** Of an alert that somebody resolved nothing else has to be known. */
    private static final byte[] RESOLVED = {0};

    private final PackedRows rows = new PackedRows();
    private final PackedDelivery packing = new PackedDelivery();
    private Instant lookedAt = Instant.MIN;

    int size() {
        return rows.size();
    }

    /** Keeps the stub of a delivery beside those of the same alert in other channels. */
    void keep(Delivery delivery) {
        String id = delivery.alert().id();
        List<Delivery> stubs = new ArrayList<>(of(id));
        stubs.removeIf(other -> other.channel().equals(delivery.channel()));
        stubs.add(delivery);
        rows.put(id, packing.pack(stubs));
    }

    /** The stubs of an alert. */
    List<Delivery> of(String alertId) {
        return Optional.ofNullable(rows.get(alertId))
                .filter(row -> row != RESOLVED)
                .map(row -> packing.unpack(alertId, row))
                .orElse(List.of());
    }

    /** Whether somebody resolved an alert of which nothing is kept. */
    boolean isResolved(String alertId) {
        return rows.get(alertId) == RESOLVED;
    }

    /** Notes that an alert was resolved, in place of all that is known of it. */
    void resolved(String alertId) {
        rows.put(alertId, RESOLVED);
    }

    /** Gives the stub of a delivery back and keeps it no longer. */
    Optional<Delivery> take(String alertId, String channel) {
        List<Delivery> stubs = new ArrayList<>(of(alertId));
        Optional<Delivery> taken =
                stubs.stream().filter(stub -> stub.channel().equals(channel)).findFirst();
        taken.ifPresent(stub -> {
            stubs.remove(stub);
            if (stubs.isEmpty()) {
                rows.remove(alertId);
            } else {
                rows.put(alertId, packing.pack(stubs));
            }
        });
        return taken;
    }

    /** Whether any stub is so; looks at all of them. */
    boolean any(Predicate<Delivery> wanted) {
        List<Delivery> found = new ArrayList<>();
        rows.removeIf((hash, row) -> {
            if (row != RESOLVED && found.isEmpty()) {
                packing.unpack(hash, row).stream().filter(wanted).forEach(found::add);
            }
            return false;
        });
        return !found.isEmpty();
    }

    /** Forgets what is too old to be resolved, looking once an hour; gives the keys of the deliveries. */
    List<String> forget(Instant now) {
        if (lookedAt.plus(LOOK).isAfter(now)) {
            return List.of();
        }
        lookedAt = now;
        List<String> gone = new ArrayList<>();
        rows.removeIf((hash, row) -> {
            List<Delivery> stubs = row == RESOLVED ? List.of() : packing.unpack(hash, row);
            boolean old = !stubs.isEmpty() && stubs.stream().allMatch(stub -> isTooOld(stub.alert(), now));
            if (old) {
                stubs.forEach(stub -> gone.add(stub.key()));
            }
            return old;
        });
        return gone;
    }

    static boolean isTooOld(AlertView alert, Instant now) {
        return alert.end().plus(REMEMBERED).isBefore(now);
    }
}
