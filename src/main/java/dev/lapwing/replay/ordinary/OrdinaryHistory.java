package dev.lapwing.replay.ordinary;

import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.redact.Redactor;
import dev.lapwing.replay.input.InputHead;
import dev.lapwing.replay.input.ReplayInput;
import dev.lapwing.replay.row.PlacedEvents;
import dev.lapwing.replay.row.ReplayCounts;
import dev.lapwing.replay.row.RowReader;
import dev.lapwing.replay.row.RowSink;
import dev.lapwing.replay.row.TimeLimits;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.ordinary.OrdinaryKey;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What events of many days show to be ordinary, whatever their order. Everything that is proposed was seen on several days and on a good
 * part of them all, so that an attack of one day never is; what an attacker does for weeks may be, which is why a person decides.
 */
public final class OrdinaryHistory {
    /** Fewer days than these show no habit. */
    public static final int LEAST_DAYS = 3;

    private static final int AGENTS_OF_A_PROXY = 20;
    /** From where so many superuser passwords were refused on one day, somebody guessed. */
    private static final int GUESSES = 8;

    private final Sightings days = new Sightings();
    private final Sightings addresses = new Sightings();
    private final Sightings refused = new Sightings();
    private final SuperuserWork superusers = new SuperuserWork();
    private final GuestReads guests = new GuestReads();
    private final ChangeTimes changes;
    private long requests;

    /** A history that has not begun; hours of changes are those of a zone. */
    public OrdinaryHistory(ZoneId zone) {
        this.changes = new ChangeTimes(zone);
    }

    /** Reads an input to its end and says what became of its lines. */
    public ReplayCounts read(ReplayInput input, RuleSet rules, Redactor redactor, TimeLimits limits) {
        return PlacedEvents.read(input, new RowReader(rules, redactor, GeoLocator.NONE, limits, new RowSink() {
            @Override
            public void event(InputHead head, long line, AuditEvent event, List<KeyedSignal> signals) {
                add(event);
            }

            @Override
            public void progress(InputHead head, long upToMillis) {
                // a row of this kind is no event
            }
        }));
    }

    /** Takes an event; those of other logs than PocketBase's requests tell nothing. */
    void add(AuditEvent event) {
        SeenRequest.of(event).ifPresent(this::add);
    }

    private void add(SeenRequest request) {
        requests++;
        days.add("", request.time(), "");
        if (!request.address().isEmpty()) {
            addresses.add(request.address(), request.time(), request.agent());
            if (request.refusedSuperuser()) {
                refused.add(request.address(), request.time(), "");
            }
        }
        superusers.add(request);
        guests.add(request);
        changes.add(request);
    }

    /** On how many days there were requests. */
    public int days() {
        return days.of("").days();
    }

    /** The proposals in the order of the keys, each value once. */
    public List<Proposal> proposals() {
        int all = days();
        List<Proposal> proposed = new ArrayList<>(superusers.networks(all, least(3)));
        proposed.addAll(proxies(all));
        proposed.addAll(superusers.machines(all, least(2), least(4)));
        proposed.addAll(guests.proposals(all, least(2)));
        proposed.addAll(changes.proposals(all, least(8)));
        Map<String, Proposal> once = proposed.stream()
                .filter(proposal -> refused.of(proposal.value()).mostOnADay() < GUESSES)
                .filter(proposal -> proposal.key().problem(proposal.value()).isEmpty())
                .collect(Collectors.toMap(
                        proposal -> proposal.key() + proposal.value(),
                        proposal -> proposal,
                        (a, b) -> a,
                        LinkedHashMap::new));
        return once.values().stream()
                .sorted(Comparator.comparing(Proposal::key))
                .toList();
    }

    private List<Proposal> proxies(int all) {
        Stream<Map.Entry<String, Sighting>> shared = addresses
                .all()
                .filter(entry -> 2 * entry.getValue().requests() > requests)
                .filter(entry -> entry.getValue().values() >= AGENTS_OF_A_PROXY)
                .filter(entry -> entry.getValue().days() >= least(2));
        return shared.map(entry -> new Proposal(
                        OrdinaryKey.PROXIES,
                        entry.getKey(),
                        "%d %% of all requests, with %d user agents or more, "
                                        .formatted(
                                                100 * entry.getValue().requests() / requests,
                                                entry.getValue().values())
                                + entry.getValue().words(all)))
                .toList();
    }

    /** A part of all days, and several. */
    private int least(int part) {
        return Math.max(LEAST_DAYS, (days() + part - 1) / part);
    }
}
