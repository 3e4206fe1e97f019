package dev.lapwing.alert.incident;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a version of an alert changes.
 *
 * @param told the new versions of incidents
 * @param records what is to be stored, by the ids of alerts; empty for what is to be forgotten
 */
public record IncidentChanges(List<Incident> told, Map<String, Optional<byte[]>> records) {
    static final IncidentChanges NOTHING = new IncidentChanges(List.of(), Map.of());

    public IncidentChanges {
        told = List.copyOf(told);
        records = new LinkedHashMap<>(records);
    }
}
