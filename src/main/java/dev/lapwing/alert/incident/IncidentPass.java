package dev.lapwing.alert.incident;

import dev.lapwing.alert.incident.Incident.Gone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes one version of an alert. The alerts for which it can make a difference find their incidents anew, in order: those about the
 * same after it, and where one of them comes into another incident, those after that one that are about the same, are in
 * either incident, or found one full. What then is as it was before is not told.
 */
final class IncidentPass {
    private final AlertChains chains;
    /** What incidents held before, by the alerts that bear their names. */
    private final Map<KeptAlert, List<KeptAlert>> before = new LinkedHashMap<>();

    private final Set<OpenIncident> touched = new LinkedHashSet<>();
    private final Set<KeptAlert> changed = new LinkedHashSet<>();
    private final List<Incident> told = new ArrayList<>();
    /** Those that are to find their incidents anew. */
    private final NavigableSet<KeptAlert> open = new TreeSet<>(KeptAlert.IN_ORDER);

    IncidentPass(AlertChains chains) {
        this.chains = chains;
    }

    /** An alert finds its incident: that of the nearest alert before it, unless that one is full. */
    static OpenIncident assign(KeptAlert kept, AlertChains chains) {
        OpenIncident incident = found(kept, chains);
        incident.add(kept);
        return incident;
    }

    private static OpenIncident found(KeptAlert kept, AlertChains chains) {
        return chains.nearest(kept)
                .flatMap(before -> before.incident)
                .filter(there -> !there.isFullBefore(kept))
                .or(() -> kept.incident.filter(own -> own.beginsWith(kept)))
                .orElseGet(OpenIncident::new);
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
        place(kept, version);
        while (!open.isEmpty()) {
            settle(open.pollFirst());
        }
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

    /** Puts the version where it belongs. */
    private void place(KeptAlert kept, IncidentAlert version) {
        IncidentAlert old = kept.alert;
        boolean was = kept.incident.isPresent();
        if (was
                && version.belongs()
                && old.start() == version.start()
                && old.entities().equals(version.entities())) {
            List<KeptAlert> followed = chains.following(kept);
            kept.alert = version;
            open.addAll(followed);
            open.addAll(chains.following(kept));
            return;
        }
        if (was) {
            List<KeptAlert> followed = chains.following(kept);
            chains.remove(kept);
            leave(kept);
            open.addAll(followed);
        }
        kept.alert = version;
        if (version.belongs()) {
            chains.add(kept);
            open.add(kept);
            open.addAll(chains.following(kept));
        }
    }

    /** An alert finds its incident; where that is another one, others after it have to look again. */
    private void settle(KeptAlert alert) {
        OpenIncident incident = found(alert, chains);
        if (alert.incident.filter(incident::equals).isPresent()) {
            return;
        }
        leave(alert);
        touch(incident);
        incident.add(alert);
        unsettle(incident);
        open.addAll(chains.following(alert));
    }

    private void leave(KeptAlert alert) {
        alert.incident.ifPresent(incident -> {
            touch(incident);
            incident.remove(alert);
            unsettle(incident);
        });
    }

    /** An incident has one alert more or less: that matters for those that find it full, or did. */
    private void unsettle(OpenIncident incident) {
        if (incident.isNearlyFull()) {
            for (KeptAlert member : incident.members()) {
                open.add(member);
                open.addAll(chains.following(member));
            }
        }
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
