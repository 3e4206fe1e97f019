package dev.lapwing.alert.finding;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.lapwing.alert.incident.Incident;
import dev.lapwing.alert.incident.IncidentAlert;
import dev.lapwing.alert.incident.IncidentScore;
import dev.lapwing.alert.incident.IncidentStory;
import dev.lapwing.alert.incident.StrongEntity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes an incident as an OCSF Detection Finding, with its alerts as related events. */
public final class IncidentWriter {
    private static final int ENTITIES = 20;
    private static final JsonFactory JSON = new JsonFactory();

    private final FindingHead head;

    /**
     * A writer of incidents.
     *
     * @param engineVersion Lapwing's own version
     */
    public IncidentWriter(String engineVersion) {
        this.head = new FindingHead(engineVersion);
    }

    /** The finding as UTF-8 JSON, keys in a fixed order; the same version gives the same bytes. */
    public byte[] write(Incident incident) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            List<StrongEntity> entities =
                    incident.entities().stream().limit(ENTITIES).toList();
            json.writeStartObject();
            head.classification(json, activity(incident), Optional.of(incident.level()), detail(incident));
            json.writeNumberField("risk_score", IncidentScore.of(incident));
            json.writeNumberField("time", incident.end());
            json.writeNumberField("start_time", incident.start());
            json.writeNumberField("end_time", incident.end());
            json.writeNumberField("count", incident.members().size());
            json.writeStringField("message", IncidentStory.summary(incident));
            findingInfo(json, incident);
            head.metadata(json, incident.id(), incident.rev(), incident.instance());
            observables(json, entities);
            unmapped(json, incident, entities);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
        return out.toByteArray();
    }

    private static Activity activity(Incident incident) {
        if (incident.gone().isPresent() || incident.ended()) {
            return Activity.CLOSE;
        }
        return incident.rev() == 1 ? Activity.CREATE : Activity.UPDATE;
    }

    private static Optional<String> detail(Incident incident) {
        return incident.gone()
                .map(gone -> gone.name().toLowerCase(Locale.ROOT))
                .or(() -> incident.ended() ? Optional.of("ended") : Optional.empty());
    }

    private static void findingInfo(JsonGenerator json, Incident incident) throws IOException {
        json.writeObjectFieldStart("finding_info");
        json.writeStringField("uid", incident.id());
        json.writeStringField("title", IncidentStory.title(incident));
        json.writeStringField("desc", IncidentStory.text(incident));
        FindingWriter.texts(json, "types", List.copyOf(incident.threats()));
        json.writeNumberField("first_seen_time", incident.start());
        json.writeNumberField("last_seen_time", incident.end());
        json.writeArrayFieldStart("related_events");
        for (IncidentAlert alert : incident.members()) {
            related(json, alert);
        }
        json.writeEndArray();
        json.writeNumberField("related_events_count", incident.members().size());
        json.writeEndObject();
    }

    private static void related(JsonGenerator json, IncidentAlert alert) throws IOException {
        SeverityWords severity = SeverityWords.of(Optional.of(alert.level()));
        json.writeStartObject();
        json.writeStringField("uid", alert.id());
        json.writeStringField("title", alert.title());
        json.writeStringField("desc", alert.sentence());
        json.writeStringField("type", alert.rule());
        json.writeNumberField("severity_id", severity.id());
        json.writeStringField("severity", severity.label());
        json.writeStringField("status", alert.state().name().toLowerCase(Locale.ROOT));
        json.writeNumberField("count", alert.count());
        json.writeNumberField("first_seen_time", alert.start());
        json.writeNumberField("last_seen_time", alert.end());
        json.writeEndObject();
    }

    private static void observables(JsonGenerator json, List<StrongEntity> entities) throws IOException {
        json.writeArrayFieldStart("observables");
        for (StrongEntity entity : entities) {
            json.writeStartObject();
            FindingObservables.kind(json, entity);
            json.writeStringField("value", entity.value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void unmapped(JsonGenerator json, Incident incident, List<StrongEntity> entities)
            throws IOException {
        json.writeObjectFieldStart("unmapped");
        json.writeObjectFieldStart("lapwing");
        json.writeNumberField("rev", incident.rev());
        FindingWriter.texts(
                json,
                "members",
                incident.members().stream().map(IncidentAlert::id).toList());
        FindingWriter.texts(
                json, "entities", entities.stream().map(StrongEntity::words).toList());
        FindingWriter.texts(json, "rules", List.copyOf(incident.rules()));
        json.writeEndObject();
        json.writeEndObject();
    }
}
