package dev.lapwing.replay.ordinary;

import dev.lapwing.rule.ordinary.OrdinaryKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From where superusers work, day after day: people from their networks, machines from their addresses. */
final class SuperuserWork {
    private final Sightings browsersByAddress = new Sightings();
    private final Sightings browsersByAccount = new Sightings();
    private final Sightings programsByPlace = new Sightings();
    private final Sightings byAccount = new Sightings();

    void add(SeenRequest request) {
        if (!request.superuser() || request.account().isEmpty()) {
            return;
        }
        String agent = request.agent();
        byAccount.add(request.account(), request.time(), agent);
        if (request.byBrowser()) {
            browsersByAccount.add(request.account(), request.time(), agent);
        }
        if (request.address().isEmpty()) {
            return;
        }
        if (request.byBrowser()) {
            browsersByAddress.add(request.address(), request.time(), agent);
        } else {
            programsByPlace.add(request.address() + "\n" + request.account(), request.time(), agent);
        }
    }

    /** The networks from which people worked as superusers with a browser. */
    List<Proposal> networks(int days, int least) {
        return browsersByAddress
                .all()
                .filter(entry -> entry.getValue().days() >= least)
                .map(entry -> new Proposal(
                        OrdinaryKey.NETWORKS,
                        entry.getKey(),
                        "superusers worked from it " + entry.getValue().words(days)))
                .toList();
    }

    /** Addresses at which one account with one program does as much each day; where the address changes, the account. */
    List<Proposal> machines(int days, int least, int leastOfAccount) {
        List<Proposal> found = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        programsByPlace.all().filter(entry -> isMachine(entry, least)).forEach(entry -> {
            String[] parts = entry.getKey().split("\n", 2);
            placed.add(parts[1]);
            found.add(new Proposal(
                    OrdinaryKey.AUTOMATION,
                    parts[0],
                    "one program as superuser " + parts[1] + " "
                            + entry.getValue().words(days)));
        });
        byAccount
                .all()
                .filter(entry -> !placed.contains(entry.getKey()))
                .filter(entry -> browsersByAccount.of(entry.getKey()).days() == 0)
                .filter(entry -> isMachine(entry, leastOfAccount))
                .forEach(entry -> found.add(new Proposal(
                        OrdinaryKey.AUTOMATION,
                        "account:" + entry.getKey(),
                        "one program from changing addresses "
                                + entry.getValue().words(days))));
        return found;
    }

    private static boolean isMachine(Map.Entry<String, Sighting> entry, int least) {
        Sighting seen = entry.getValue();
        return seen.days() >= least && seen.values() == 1 && seen.isSteady();
    }
}
