package dev.lapwing.alert.incident;

import dev.lapwing.rule.definition.Level;
import dev.lapwing.wire.WireInput;
import dev.lapwing.wire.WireOutput;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** An alert as incidents keep it: its newest version, its incident, and the name of that where this alert bears it. */
final class KeptAlert {
    static final Comparator<KeptAlert> IN_ORDER = Comparator.comparing(kept -> kept.alert, IncidentAlert.IN_ORDER);

    IncidentAlert alert;
    /** How many incidents were named after it. */
    int named;
    /** What its incident is called; one alert of each incident bears the name. */
    Optional<IncidentName> name;
    /** Where it belongs; empty where it belongs to none. */
    Optional<OpenIncident> incident = Optional.empty();

    KeptAlert(IncidentAlert alert) {
        this(alert, 0, Optional.empty());
    }

    private KeptAlert(IncidentAlert alert, int named, Optional<IncidentName> name) {
        this.alert = alert;
        this.named = named;
        this.name = name;
    }

    /** What comes before all alerts that start at a time. */
    static KeptAlert first(long start) {
        return new KeptAlert(new IncidentAlert(
                "", 0, IncidentAlert.State.GONE, "", "", start, start, 0, Level.LOW, "", "", "", List.of(), List.of()));
    }

    /** Names a new incident after this alert. */
    void nameIncident() {
        named++;
        name = Optional.of(IncidentName.after(alert, named));
    }

    byte[] bytes() {
        WireOutput out = new WireOutput();
        IncidentAlertCodec.write(alert, out);
        out.number(named);
        out.optional(name, it -> out.text(it.id()).number(it.rev()));
        return out.toBytes();
    }

    static KeptAlert parse(byte[] bytes) {
        WireInput in = new WireInput(bytes);
        return new KeptAlert(
                IncidentAlertCodec.read(in), in.count(), in.optional(() -> new IncidentName(in.text(), in.count())));
    }
}
