package dev.lapwing.replay;

import dev.lapwing.alert.incident.Incident;
import dev.lapwing.alert.incident.IncidentAlerts;
import dev.lapwing.alert.incident.IncidentBound;
import dev.lapwing.alert.incident.Incidents;
import java.util.List;

/** The incidents of the alerts that a replay ends with. */
public final class FinalIncidents {
    private FinalIncidents() {}

    /** All of them, by their starts. */
    public static List<Incident> of(ReplayOutcome outcome, IncidentAlerts alerts) {
        Incidents incidents = new Incidents(IncidentBound.NONE);
        outcome.finals().forEach(last -> incidents.take(alerts.of(last)));
        return incidents.all();
    }
}
