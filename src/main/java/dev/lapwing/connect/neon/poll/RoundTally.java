package dev.lapwing.connect.neon.poll;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lapwing.connect.neon.plan.Blindness;
import dev.lapwing.text.EngineVersion;
import dev.lapwing.text.JsonLine;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Counts what a round asked and sent, for the envelope behind it. */
final class RoundTally {
    private final Map<String, Integer> failed = new TreeMap<>();
    private int sent;
    private int unchanged;
    private int status;
    private String method = "";
    private String error = "";

    /**
     * The key was looked at.
     *
     * @param by the method of authentication as Neon calls it
     */
    void key(int answered, String by) {
        status = answered;
        method = by.isEmpty() ? method : by;
    }

    void sent() {
        sent++;
    }

    void unchanged() {
        unchanged++;
    }

    void failed(String operation, int how) {
        failed.put(operation, how);
    }

    /** Why the round is not whole. */
    void error(String sentence) {
        error = sentence;
    }

    int status() {
        return status;
    }

    int rows() {
        return sent;
    }

    String error() {
        return error;
    }

    /**
     * What the envelope says.
     *
     * @param state what the round does that has no end yet; empty at its end
     */
    JsonLine.Fields body(String state, int requests, boolean orgs, Map<String, Integer> standing, OptionalLong ownKey) {
        standing.forEach(failed::putIfAbsent);
        return json -> {
            json.writeStringField("connector", EngineVersion.text());
            if (!state.isEmpty()) {
                json.writeStringField("state", state);
            }
            json.writeStringField("auth_method", method);
            json.writeNumberField("answers", sent + unchanged);
            json.writeNumberField("sent", sent);
            json.writeNumberField("unchanged", unchanged);
            failures(json);
            json.writeNumberField("requests", requests);
            JsonLine.texts(json, "blind", Blindness.of(method, orgs));
            if (ownKey.isPresent()) {
                json.writeNumberField("own_key", ownKey.getAsLong());
            }
            if (!error.isEmpty()) {
                json.writeStringField("error", error);
            }
        };
    }

    private void failures(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("failed");
        for (Map.Entry<String, Integer> each : failed.entrySet()) {
            json.writeNumberField(each.getKey(), each.getValue());
        }
        json.writeEndObject();
    }
}
