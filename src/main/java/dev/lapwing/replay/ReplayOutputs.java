package dev.lapwing.replay;

import dev.lapwing.alert.EpisodeRow;
import dev.lapwing.alert.finding.FindingWriter;
import dev.lapwing.alert.finding.IncidentWriter;
import dev.lapwing.alert.incident.Incident;
import dev.lapwing.detect.episode.AlertVersion;
import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The files that a replay writes: alerts, the final episodes and the incidents. */
public final class ReplayOutputs implements Closeable {
    private final Optional<LineFile> alerts;
    private final Optional<LineFile> episodes;
    private final Optional<LineFile> incidents;
    private final FindingWriter findings;
    private final ReplaySettings settings;

    /** Outputs that are open; what is absent is not wanted. */
    public ReplayOutputs(
            Optional<LineFile> alerts,
            Optional<LineFile> episodes,
            Optional<LineFile> incidents,
            FindingWriter findings,
            ReplaySettings settings) {
        this.alerts = alerts;
        this.episodes = episodes;
        this.incidents = incidents;
        this.findings = findings;
        this.settings = settings;
    }

    /** Writes a version as the simulated job tells it. */
    public void version(AlertVersion version) {
        if (settings.tells(version.episode().end())) {
            alerts.ifPresent(file -> file.write(findings.write(version)));
        }
    }

    /** Writes what is known at the end; of alerts only what was not told before. */
    public void finals(ReplayOutcome outcome) {
        for (AlertVersion last : outcome.finals()) {
            episodes.ifPresent(file -> file.write(EpisodeRow.of(last).getBytes(StandardCharsets.UTF_8)));
            if (settings.lateness().isEmpty()) {
                TwoVersions.of(last).forEach(version -> alerts.ifPresent(file -> file.write(findings.write(version))));
            }
        }
        alerts.ifPresent(LineFile::finish);
        episodes.ifPresent(LineFile::finish);
    }

    /** Writes the incidents as they stand at the end. */
    public void incidents(List<Incident> all, IncidentWriter writer) {
        incidents.ifPresent(file -> all.forEach(incident -> file.write(writer.write(incident))));
        incidents.ifPresent(LineFile::finish);
    }

    @Override
    public void close() {
        alerts.ifPresent(LineFile::close);
        episodes.ifPresent(LineFile::close);
        incidents.ifPresent(LineFile::close);
    }
}
