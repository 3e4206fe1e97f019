package dev.lapwing.alert.finding;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lapwing.alert.words.ValueDisplay;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.text.SafeText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One of the {@code evidences} of a finding: an event's fields where OCSF has a place for them, the rest in {@code data}.
 *
 * <p>A value that its OCSF place does not allow (an address that is none, a method of the attacker's own) goes to
 * {@code data}, too: evidence is shown as it was, and the finding stays valid. The event's time is always there.
 */
final class FindingEvidence {
    private static final Set<String> METHODS =
            Set.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE");
    private static final Pattern CODE = Pattern.compile("\\d{1,9}");
    private static final Pattern EMAIL =
            Pattern.compile("[a-zA-Z0-9!#$%&'*+/=?^_`{|}~.-]++@[a-zA-Z0-9-]++\\.[a-zA-Z0-9-.]++");
    private static final int OTHER = 99;

    private final JsonGenerator json;
    /** What has not found its place yet. */
    private final Map<String, String> rest = new LinkedHashMap<>();

    private FindingEvidence(JsonGenerator json, ValueDisplay display, Map<String, String> fields) {
        this.json = json;
        fields.forEach((name, value) -> rest.put(name, display.field(name, value)));
    }

    static void write(JsonGenerator json, Signal signal, ValueDisplay display) throws IOException {
        new FindingEvidence(json, display, signal.evidence().fields()).write(signal);
    }

    private void write(Signal signal) throws IOException {
        json.writeStartObject();
        json.writeStringField("uid", SafeText.wellFormed(signal.eventUid()));
        json.writeStringField("name", SafeText.wellFormed(signal.evidence().place()));
        endpoint();
        actor();
        api();
        request();
        response();
        user();
        json.writeObjectFieldStart("data");
        json.writeNumberField("time", signal.timeMillis());
        for (Map.Entry<String, String> field : rest.entrySet()) {
            json.writeStringField(field.getKey(), field.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void endpoint() throws IOException {
        String ip = rest.get("src_endpoint.ip");
        if (ip != null && FindingObservables.isIp(ip)) {
            json.writeObjectFieldStart("src_endpoint");
            text("ip", rest.remove("src_endpoint.ip"));
            json.writeEndObject();
        }
    }

    private void actor() throws IOException {
        boolean user = rest.containsKey("actor.user.uid") || rest.containsKey("actor.user.name");
        boolean session = rest.containsKey("actor.session.uid");
        if (!user && !session) {
            return;
        }
        json.writeObjectFieldStart("actor");
        if (user) {
            json.writeObjectFieldStart("user");
            text("uid", rest.remove("actor.user.uid"));
            text("name", rest.remove("actor.user.name"));
            actorType();
            json.writeEndObject();
        }
        if (session) {
            json.writeObjectFieldStart("session");
            text("uid", rest.remove("actor.session.uid"));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** The platforms have types of their own: a collection, a kind of key. */
    private void actorType() throws IOException {
        String type = rest.remove("actor.user.type");
        if (type != null) {
            json.writeStringField("type", type);
            json.writeNumberField("type_id", OTHER);
        }
    }

    private void api() throws IOException {
        String operation = rest.remove("api.operation");
        if (operation != null) {
            json.writeObjectFieldStart("api");
            text("operation", operation);
            json.writeEndObject();
        }
    }

    private void request() throws IOException {
        String method = METHODS.contains(rest.getOrDefault("http_request.http_method", ""))
                ? rest.remove("http_request.http_method")
                : null;
        String path = rest.remove("http_request.url.path");
        String agent = rest.remove("http_request.user_agent");
        if (method == null && path == null && agent == null) {
            return;
        }
        json.writeObjectFieldStart("http_request");
        text("http_method", method);
        if (path != null) {
            json.writeObjectFieldStart("url");
            text("path", path);
            json.writeEndObject();
        }
        text("user_agent", agent);
        json.writeEndObject();
    }

    private void response() throws IOException {
        if (CODE.matcher(rest.getOrDefault("http_response.code", "")).matches()) {
            json.writeObjectFieldStart("http_response");
            json.writeNumberField("code", Integer.parseInt(rest.remove("http_response.code")));
            json.writeEndObject();
        }
    }

    /** OCSF wants a user to have a name; a fingerprint is no address, so it is the name alone. */
    private void user() throws IOException {
        String address = rest.remove("user.email_addr");
        if (address != null) {
            json.writeObjectFieldStart("user");
            text("name", address);
            text("email_addr", isEmail(address) ? address : null);
            json.writeEndObject();
        }
    }

    static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches();
    }

    private void text(String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
