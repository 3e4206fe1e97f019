package dev.lapwing.alert.incident;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Joins alerts into incidents. Alerts of a source in the order of their starts (then of their episodes): each joins the
 * incident of the nearest alert before it that shares an entity with it and ended at most 24 hours before it starts; where
 * there is none, or that incident has 50 alerts, it begins one. So which alerts belong together depends on the alerts as
 * they stand and not on the order in which they came. Plain state; used by one thread.
 */
public final class Incidents {
    /** How often it is looked for what is to be forgotten, by the time of the alerts. */
    private static final long SWEEP = Duration.ofHours(1).toMillis();

    private final IncidentBound bound;
    private final Map<String, KeptAlert> alerts = new LinkedHashMap<>();
    private final Map<String, AlertChains> sources = new HashMap<>();
    /** When each source was last looked through. */
    private final Map<String, Long> swept = new HashMap<>();
    /** What is to be named anew since the alerts were read back: they were joined another way when they were stored. */
    private final Set<OpenIncident> rejoined = new LinkedHashSet<>();

    public Incidents(IncidentBound bound) {
        this.bound = bound;
    }

    /** Takes up what was stored, before anything else is taken. */
    public void restore(Collection<byte[]> records) {
        records.forEach(record -> {
            KeptAlert kept = KeptAlert.parse(record);
            alerts.put(kept.alert.id(), kept);
            if (kept.alert.belongs()) {
                chains(kept.alert.instance()).add(kept);
            }
        });
        sources.values().forEach(chains -> chains.all().forEach(kept -> IncidentPass.assign(kept, chains)));
        incidents().stream().filter(incident -> incident.named().size() != 1).forEach(rejoined::add);
    }

    /** Takes a version of an alert; one that is not newer than the last changes nothing. */
    public IncidentChanges take(IncidentAlert version) {
        KeptAlert known = alerts.get(version.id());
        boolean old = known == null ? !version.belongs() : known.alert.rev() >= version.rev();
        if (old) {
            return IncidentChanges.NOTHING;
        }
        KeptAlert kept = alerts.computeIfAbsent(version.id(), id -> new KeptAlert(version));
        IncidentPass pass = new IncidentPass(chains(version.instance()));
        rejoined.forEach(pass::touch);
        rejoined.clear();
        pass.take(kept, version);
        Map<String, Optional<byte[]>> records = new LinkedHashMap<>();
        pass.changed().forEach(changed -> records.put(changed.alert.id(), Optional.of(changed.bytes())));
        forget(kept).forEach(gone -> records.put(gone.alert.id(), Optional.empty()));
        return new IncidentChanges(pass.told(), records);
    }

    /** The incident in which an alert is. */
    public Optional<String> of(String alertId) {
        return Optional.ofNullable(alerts.get(alertId))
                .flatMap(kept -> kept.incident)
                .flatMap(OpenIncident::id);
    }

    /** All incidents as they stand, by their starts. */
    public List<Incident> all() {
        return incidents().stream()
                .map(OpenIncident::told)
                .sorted(Comparator.comparing(incident -> incident.members().get(0), IncidentAlert.IN_ORDER))
                .toList();
    }

    private AlertChains chains(String instance) {
        return sources.computeIfAbsent(instance, any -> new AlertChains());
    }

    private Set<OpenIncident> incidents() {
        Set<OpenIncident> all = new LinkedHashSet<>();
        alerts.values().forEach(kept -> kept.incident.ifPresent(all::add));
        return all;
    }

    /** Forgets what is over for so long that nothing can join it, and what is too much. */
    private Set<KeptAlert> forget(KeptAlert newest) {
        String instance = newest.alert.instance();
        long now = newest.alert.end();
        Long last = swept.putIfAbsent(instance, now);
        Set<KeptAlert> gone = new LinkedHashSet<>();
        if (last != null && now - last >= SWEEP) {
            swept.put(instance, now);
            long until = now - bound.kept().toMillis();
            alerts.values().stream()
                    .filter(kept -> kept.alert.instance().equals(instance) && over(kept) < until)
                    .forEach(gone::add);
        }
        if (alerts.size() - gone.size() > bound.most()) {
            gone.addAll(tooMuch());
        }
        gone.forEach(this::drop);
        return gone;
    }

    /** Whole incidents, until a tenth of all alerts is gone. */
    private List<KeptAlert> tooMuch() {
        List<KeptAlert> gone = new ArrayList<>(
                alerts.values().stream().filter(kept -> kept.incident.isEmpty()).toList());
        incidents().stream()
                .sorted(Comparator.comparingLong(OpenIncident::over)
                        .thenComparing(incident -> incident.members().get(0), KeptAlert.IN_ORDER))
                .takeWhile(incident -> gone.size() <= bound.most() / 10)
                .forEach(incident -> gone.addAll(incident.members()));
        return gone;
    }

    private static long over(KeptAlert kept) {
        return kept.incident.map(OpenIncident::over).orElse(kept.alert.end());
    }

    private void drop(KeptAlert kept) {
        alerts.remove(kept.alert.id());
        if (kept.incident.isPresent()) {
            kept.incident.get().remove(kept);
            chains(kept.alert.instance()).remove(kept);
        }
    }
}
