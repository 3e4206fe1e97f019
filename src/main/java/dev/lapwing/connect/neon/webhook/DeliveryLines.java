package dev.lapwing.connect.neon.webhook;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lapwing.connect.neon.webhook.http.ReceivedRequest;
import dev.lapwing.redact.Redactor;
import dev.lapwing.text.JsonLine;
import dev.lapwing.text.SafeText;
import dev.lapwing.text.TimeText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes a delivery as one line of JSON, and what is told of a refused one. */
final class DeliveryLines {
    private static final List<String> KEPT = List.of(
            "x-neon-event-id",
            "x-neon-event-type",
            "x-neon-timestamp",
            "x-neon-delivery-attempt",
            "x-neon-signature-kid");
    /** What an unproved caller says is kept this long, and so many headers of it. */
    private static final int MOST = 200;

    private static final int MOST_HEADERS = 20;

    private final Redactor redactor;

    DeliveryLines(Redactor redactor) {
        this.redactor = redactor;
    }

    String genuine(ReceivedRequest request, SignedBody body) {
        Map<String, String> headers = new TreeMap<>();
        KEPT.forEach(name -> request.header(name).ifPresent(value -> headers.put(name, value)));
        return line(json -> {
            json.writeStringField("received_at", TimeText.iso(request.at()));
            about(json, request, headers);
            json.writeStringField("body", body.text());
            json.writeBooleanField("verified", true);
        });
    }

    /**
     * Without the body, which nobody proved.
     *
     * @param unnamed how many more were refused since the last one that was told
     */
    String refused(ReceivedRequest request, Refusal why, long unnamed) {
        Map<String, String> headers = new TreeMap<>();
        request.headers().keySet().stream()
                .filter(DeliveryLines::isTold)
                .sorted()
                .limit(MOST_HEADERS)
                .forEach(name ->
                        headers.put(safe(name), value(name, request.headers().getOrDefault(name, ""))));
        return line(json -> {
            json.writeStringField("received_at", TimeText.iso(request.at()));
            json.writeStringField("refused", why.words());
            about(json, request, headers);
            json.writeStringField("remote", request.remote());
            if (unnamed > 0) {
                json.writeNumberField("unnamed", unnamed);
            }
        });
    }

    private void about(JsonGenerator json, ReceivedRequest request, Map<String, String> headers) throws IOException {
        json.writeStringField("method", safe(request.method()));
        json.writeStringField("path", safe(request.path()));
        json.writeObjectFieldStart("headers");
        for (Map.Entry<String, String> header : headers.entrySet()) {
            json.writeStringField(header.getKey(), safe(header.getValue()));
        }
        json.writeEndObject();
    }

    private static boolean isTold(String name) {
        return (name.startsWith("x-neon-") && !name.equals("x-neon-signature"))
                || name.equals("user-agent")
                || name.equals("content-length");
    }

    private String value(String name, String text) {
        return SecretMembers.hold(name) && !KEPT.contains(name) ? redactor.hidden(text) : text;
    }

    /** Redacted first: a secret that is cut is harder to know. */
    private String safe(String text) {
        return SafeText.cut(redactor.redact(SafeText.marked(text)), MOST);
    }

    private static String line(JsonLine.Fields fields) {
        return new String(JsonLine.of(fields), StandardCharsets.UTF_8);
    }
}
