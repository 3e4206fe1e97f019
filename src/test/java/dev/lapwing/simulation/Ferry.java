package dev.lapwing.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lapwing.pocketbase.RealPocketBase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The ferry line's PocketBase, asked by simulated people at simulated times; each request carries the number by which its row is found. */
final class Ferry implements AutoCloseable {
    /** The header that the hook copies into the row. */
    private static final String HOOK = """
            routerUse(new Middleware((e) => {
                const n = e.request.header.get("X-Sim")
                if (n) e.set("pbLogMeta", {sim: n})
                return e.next()
            }, -5000, "sim"))
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A request that was made: when it was, in simulated time, and of which incident; of none for ordinary life. */
    record Asked(Instant at, String incident) {}

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Asked> asked = new ArrayList<>();
    private final RealPocketBase pocketBase;
    private Instant now = Instant.MIN;
    private String incident = "";
    private int requestsOfDeed;
    private boolean configured;

    private Ferry(RealPocketBase pocketBase) {
        this.pocketBase = pocketBase;
    }

    static Ferry start(Path folder) throws IOException, InterruptedException {
        Files.writeString(Files.createDirectories(folder.resolve("pb_hooks")).resolve("sim.pb.js"), HOOK);
        return new Ferry(RealPocketBase.start(folder));
    }

    /** What is asked from now on is asked at this time and belongs to this incident. */
    void at(Instant time, String name) {
        now = time;
        incident = name;
        requestsOfDeed = 0;
    }

    List<Asked> asked() {
        return asked;
    }

    /** A request that leaves a row of the simulation. Those of one deed follow each other by 300 ms. */
    Answer ask(Actor actor, String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(method, path, body)
                .header("X-Forwarded-For", actor.ip())
                .header("User-Agent", actor.agent())
                .header("X-Sim", String.valueOf(asked.size()));
        if (!actor.token().isEmpty()) {
            request.header("Authorization", actor.token());
        }
        if (!actor.referer().isEmpty()) {
            request.header("Referer", actor.referer());
        }
        configured |= !method.equals("GET") && isConfiguration(path);
        asked.add(new Asked(now.plusMillis(300L * requestsOfDeed++), incident));
        return send(request);
    }

    /** Whether settings or collections may have changed since this was asked: a collector looks at once then. */
    boolean wasConfigured() {
        boolean was = configured;
        configured = false;
        return was;
    }

    private static boolean isConfiguration(String path) {
        return path.startsWith("/api/settings")
                || path.startsWith("/api/sql")
                || (path.startsWith("/api/collections") && !path.contains("/records") && !path.contains("/auth"));
    }

    Answer get(Actor actor, String path) throws IOException, InterruptedException {
        return ask(actor, "GET", path, "");
    }

    Answer post(Actor actor, String path, String body) throws IOException, InterruptedException {
        return ask(actor, "POST", path, body);
    }

    /** Signs somebody in, who keeps the token. */
    Answer login(Person person) throws IOException, InterruptedException {
        Answer answer = post(person.actor, person.login(), person.credentials(person.password));
        if (answer.status() == 200) {
            person.actor = person.actor.as(answer.text("token"));
            person.id = answer.body().path("record").path("id").asText();
        }
        return answer;
    }

    /** A request of the laboratory, which leaves no row of the simulation. */
    JsonNode lab(String method, String path, String body) throws IOException, InterruptedException {
        Answer answer = send(request(method, path, body).header("Authorization", pocketBase.token()));
        if (answer.status() >= 300) {
            throw new IllegalStateException(
                    method + " " + path + " gave " + answer.status() + " " + answer.body() + " for " + body);
        }
        return answer.body();
    }

    /** All rows up to now, of the laboratory too. */
    List<JsonNode> rows(String mark) throws Exception {
        return pocketBase.rowsUpTo(mark);
    }

    @Override
    public void close() {
        pocketBase.close();
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create(pocketBase.url() + path))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), json(response.body()));
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
