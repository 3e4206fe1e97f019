package dev.lapwing.alert.incident;

import dev.lapwing.detect.signal.IdHash;

/**
 * What an incident is called through its whole life, and how many versions of it were told.
 *
 * @param id never given twice
 * @param rev 0 before the first version
 */
record IncidentName(String id, int rev) {
    /** Of the incident that is named after an alert for the first, second, ... time. */
    static IncidentName after(IncidentAlert alert, int time) {
        return new IncidentName(IdHash.id("incident", alert.id(), Integer.toString(time)), 0);
    }

    IncidentName next() {
        return new IncidentName(id, rev + 1);
    }
}
