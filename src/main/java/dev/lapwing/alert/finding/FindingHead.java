package dev.lapwing.alert.finding;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lapwing.rule.definition.Level;
import dev.lapwing.text.SafeText;
import java.io.IOException;
import java.util.Optional;

/** What all Detection Findings of ours have: what kind of record this is, how serious, and who wrote it. */
final class FindingHead {
    /** The OCSF release whose words are used. */
    static final String OCSF_VERSION = "1.8.0";

    private static final int CLASS = 2004;

    private final String engineVersion;

    FindingHead(String engineVersion) {
        this.engineVersion = engineVersion;
    }

    void classification(JsonGenerator json, Activity activity, Optional<Level> level, Optional<String> detail)
            throws IOException {
        json.writeNumberField("activity_id", activity.id());
        json.writeStringField("activity_name", activity.label());
        json.writeNumberField("category_uid", CLASS / 1000);
        json.writeStringField("category_name", "Findings");
        json.writeNumberField("class_uid", CLASS);
        json.writeStringField("class_name", "Detection Finding");
        json.writeNumberField("type_uid", CLASS * 100 + activity.id());
        json.writeStringField("type_name", "Detection Finding: " + activity.label());
        SeverityWords severity = SeverityWords.of(level);
        json.writeNumberField("severity_id", severity.id());
        json.writeStringField("severity", severity.label());
        json.writeNumberField("status_id", activity.statusId());
        json.writeStringField("status", activity.status());
        text(json, "status_detail", detail.orElse(""));
    }

    void metadata(JsonGenerator json, String id, int revision, String instance) throws IOException {
        json.writeObjectFieldStart("metadata");
        json.writeStringField("uid", id + ":" + revision);
        json.writeStringField("version", OCSF_VERSION);
        text(json, "log_name", instance);
        json.writeObjectFieldStart("product");
        json.writeStringField("name", "Lapwing");
        json.writeStringField("vendor_name", "Lapwing");
        json.writeStringField("version", engineVersion);
        json.writeEndObject();
        json.writeEndObject();
    }

    static void text(JsonGenerator json, String name, String value) throws IOException {
        if (!value.isBlank()) {
            json.writeStringField(name, SafeText.wellFormed(value.strip()));
        }
    }
}
