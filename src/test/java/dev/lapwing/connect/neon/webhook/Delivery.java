package dev.lapwing.connect.neon.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.connect.neon.webhook.http.ReceivedRequest;
import dev.lapwing.connect.neon.webhook.http.ReceivedRequest.Flaw;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One webhook, as Neon sends it or as somebody else does. */
public record Delivery(Instant at, Map<String, String> headers, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of("src", "test", "resources", "connect", "neon");

    /** The samples, in their order. */
    public static List<Delivery> samples() {
        return lines("webhooks.ndjson").stream().map(Delivery::of).toList();
    }

    /** What is wrong with samples, by their place in the list. */
    public static Map<Integer, String> flaws() {
        Map<Integer, String> flaws = new HashMap<>();
        lines("webhooks-signatures.ndjson")
                .forEach(line -> flaws.put(
                        line.get("line").asInt() - 1, line.get("signature").asText()));
        return flaws;
    }

    /** The keys of the samples. */
    public static String keys() {
        try {
            return Files.readString(FOLDER.resolve("webhooks-jwks.json"));
        } catch (IOException e) {
            throw new AssertionError("no keys", e);
        }
    }

    public Delivery with(String header, String value) {
        Map<String, String> changed = new HashMap<>(headers);
        changed.put(header, value);
        changed.values().removeIf(String::isEmpty);
        return new Delivery(at, changed, body);
    }

    public Delivery withBody(String other) {
        return new Delivery(at, headers, other);
    }

    /** As the receiver reads it. */
    ReceivedRequest received() {
        String bytes = new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return new ReceivedRequest(at, "192.0.2.9", "POST", "/webhooks/neon-auth", headers, Set.of(), bytes, Flaw.NONE);
    }

    /** As it is sent to a receiver on this machine. */
    public HttpRequest request(int port) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/webhooks/neon-auth"))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return request.build();
    }

    private static Delivery of(JsonNode line) {
        Map<String, String> headers = new HashMap<>();
        line.get("headers")
                .properties()
                .forEach(field -> headers.put(field.getKey(), field.getValue().asText()));
        return new Delivery(
                Instant.parse(line.get("received_at").asText()),
                headers,
                line.get("body").asText());
    }

    private static List<JsonNode> lines(String file) {
        try {
            List<JsonNode> lines = new ArrayList<>();
            for (String line : Files.readAllLines(FOLDER.resolve(file))) {
                lines.add(JSON.readTree(line));
            }
            return lines;
        } catch (IOException e) {
            throw new AssertionError("no samples", e);
        }
    }
}
