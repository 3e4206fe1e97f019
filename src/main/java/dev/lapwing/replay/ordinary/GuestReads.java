package dev.lapwing.replay.ordinary;

import dev.lapwing.rule.ordinary.OrdinaryKey;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which collections many guests read, day after day. */
final class GuestReads {
    /** Guests of so many addresses on one day are more than one crawler. */
    private static final int MANY = 2;

    private static final int MOST = 50_000;

    private final Sightings byCollection = new Sightings();
    private final Map<String, Set<String>> guests = new TreeMap<>();

    void add(SeenRequest request) {
        String collection = request.collection();
        if (!request.reads() || !request.guest() || collection.isEmpty() || collection.startsWith("_")) {
            return;
        }
        byCollection.add(collection, request.time(), request.address());
        String day = collection + "\n" + Sighting.day(request.time());
        if (guests.size() < MOST || guests.containsKey(day)) {
            Set<String> seen = guests.computeIfAbsent(day, added -> new HashSet<>());
            if (seen.size() < MANY) {
                seen.add(request.address());
            }
        }
    }

    List<Proposal> proposals(int days, int least) {
        return byCollection
                .all()
                .filter(entry -> busyDays(entry.getKey()) >= least)
                .map(entry -> new Proposal(
                        OrdinaryKey.PUBLIC_COLLECTIONS,
                        entry.getKey(),
                        "guests of several addresses a day read it, or were given nothing by a rule, "
                                + entry.getValue().words(days)))
                .toList();
    }

    private long busyDays(String collection) {
        return guests.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(collection + "\n"))
                .filter(entry -> entry.getValue().size() >= MANY)
                .count();
    }
}
