package dev.lapwing.topology.setup;

import dev.lapwing.alert.incident.Incident;
import dev.lapwing.alert.incident.IncidentAlert;
import dev.lapwing.detect.episode.AlertVersion;
import java.util.function.Function;

/**
 * How what was found is written.
 *
 * @param findings writes a version of an alert
 * @param shorts takes from it what incidents need
 * @param incidents writes a version of an incident
 */
public record AlertWriters(
        Function<AlertVersion, byte[]> findings,
        Function<AlertVersion, IncidentAlert> shorts,
        Function<Incident, byte[]> incidents) {}
