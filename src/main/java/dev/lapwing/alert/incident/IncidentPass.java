package dev.lapwing.alert.incident;

import dev.lapwing.alert.incident.Incident.Gone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes one version of an alert: all alerts of its source that come after the first place where that makes a difference
 * find their incidents anew, in order. What then is as it was before is not told.
 */
final class IncidentPass {
    private final AlertChains chains;
    /** What incidents held before, by the alerts that bear their names. */
    private final Map<KeptAlert, List<KeptAlert>> before = new LinkedHashMap<>();

    private final Set<OpenIncident> touched = new LinkedHashSet<>();
    private final Set<KeptAlert> changed = new LinkedHashSet<>();
    private final List<Incident> told = new ArrayList<>();

    IncidentPass(AlertChains chains) {
        this.chains = chains;
    }

    /** An alert finds its incident: that of the nearest alert before it, unless that one is full. */
    static OpenIncident assign(KeptAlert kept, AlertChains chains) {
        OpenIncident incident = chains.nearest(kept)
                .flatMap(before -> before.incident)
                .filter(there -> !there.isFull())
                .orElseGet(OpenIncident::new);
        incident.add(kept);
        return incident;
    }

    /** Takes in an incident that is to be named once more. */
    void touch(OpenIncident incident) {
        if (touched.add(incident)) {
            incident.named().stream().findFirst().ifPresent(bearer -> before.putIfAbsent(bearer, incident.members()));
        }
    }

    void take(KeptAlert kept, IncidentAlert version) {
        kept.incident.ifPresent(this::touch);
        List<KeptAlert> left = kept.incident.map(OpenIncident::members).orElse(List.of());
        long from = place(kept, version);
        List<KeptAlert> later = chains.since(from);
        later.forEach(this::lift);
        later.forEach(one -> touched.add(assign(one, chains)));
        changed.add(kept);
        if (kept.incident.isEmpty()) {
            inherit(kept, left);
        }
        touched.stream().filter(incident -> !incident.isEmpty()).forEach(incident -> name(incident, kept));
    }

    List<Incident> told() {
        return told;
    }

    /** The alerts of which there is something new to store. */
    Set<KeptAlert> changed() {
        return changed;
    }

    /** Puts the version where it belongs; gives the first start of an alert for which that makes a difference. */
    private long place(KeptAlert kept, IncidentAlert version) {
        IncidentAlert old = kept.alert;
        boolean was = kept.incident.isPresent();
        if (was
                && version.belongs()
                && old.start() == version.start()
                && old.entities().equals(version.entities())) {
            kept.alert = version;
            return old.end() == version.end()
                    ? Long.MAX_VALUE
                    : Math.min(old.end(), version.end()) + AlertChains.GAP.toMillis();
        }
        if (was) {
            lift(kept);
            chains.remove(kept);
        }
        kept.alert = version;
        if (version.belongs()) {
            chains.add(kept);
        }
        return was ? Math.min(old.start(), version.start()) : version.start();
    }

    private void lift(KeptAlert kept) {
        kept.incident.ifPresent(incident -> {
            touch(incident);
            incident.remove(kept);
        });
    }

    /** The name of an alert that is gone goes to the incident in which the first of the others is, unless that has one. */
    private void inherit(KeptAlert gone, List<KeptAlert> others) {
        if (gone.name.isEmpty()) {
            return;
        }
        Optional<OpenIncident> heir =
                others.stream().flatMap(other -> other.incident.stream()).findFirst();
        Optional<KeptAlert> bearer = heir.filter(incident -> incident.named().isEmpty())
                .map(incident -> incident.members().get(0));
        if (bearer.isPresent()) {
            bearer.get().name = gone.name;
            before.put(bearer.get(), others);
            changed.add(bearer.get());
        } else {
            over(gone, others, heir.isPresent() ? Gone.MERGED : Gone.RETRACTED);
        }
        gone.name = Optional.empty();
    }

    private void name(OpenIncident incident, KeptAlert taken) {
        List<KeptAlert> members = incident.members();
        List<KeptAlert> named = incident.named();
        named.stream().skip(1).forEach(other -> {
            over(other, before.getOrDefault(other, members), Gone.MERGED);
            other.name = Optional.empty();
        });
        KeptAlert bearer = named.isEmpty() ? members.get(0) : named.get(0);
        if (named.isEmpty()) {
            bearer.nameIncident();
        }
        if (!members.equals(before.get(bearer)) || members.contains(taken)) {
            bearer.name = bearer.name.map(IncidentName::next);
            changed.add(bearer);
            told.add(Incident.of(bearer.name.orElseThrow(), alerts(members)));
        }
    }

    private void over(KeptAlert bearer, List<KeptAlert> members, Gone why) {
        IncidentName last = bearer.name.orElseThrow().next();
        changed.add(bearer);
        told.add(new Incident(last.id(), last.rev(), alerts(members), Optional.of(why)));
    }

    private static List<IncidentAlert> alerts(List<KeptAlert> members) {
        return members.stream().map(member -> member.alert).toList();
    }
}
