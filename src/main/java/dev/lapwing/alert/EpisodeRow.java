package dev.lapwing.alert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.text.SafeText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * One row of an episodes file: what a rule found, in a form that other tools can compare with their own.
 *
 * <p>Names, values and event ids stand as the source wrote them; no e-mail address is veiled, or nothing would compare.
 */
public final class EpisodeRow {
    private static final JsonFactory JSON = new JsonFactory();

    private EpisodeRow() {}

    /** The episode of an alert as one line of JSON, without the line's end. */
    public static String of(AlertVersion version) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("rule", SafeText.wellFormed(version.ruleIdentity()));
            json.writeObjectFieldStart("group");
            List<String> values = version.group().values();
            for (int i = 0; i < Math.min(values.size(), version.groupBy().size()); i++) {
                json.writeStringField(version.groupBy().get(i), SafeText.wellFormed(values.get(i)));
            }
            json.writeEndObject();
            json.writeNumberField("start", version.episode().start());
            json.writeNumberField("end", version.episode().end());
            json.writeNumberField("count", version.episode().count());
            json.writeArrayFieldStart("evidence");
            for (Signal signal : version.episode().evidence()) {
                json.writeString(SafeText.wellFormed(
                        sourceId(signal.eventUid(), version.group().instance())));
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
        return out.toString();
    }

    /** Without the instance; a group over all instances names none, and the first colon ends it. */
    private static String sourceId(String uid, String instance) {
        if (!instance.isEmpty()) {
            return uid.startsWith(instance + ":") ? uid.substring(instance.length() + 1) : uid;
        }
        return uid.substring(uid.indexOf(':') + 1);
    }
}
