package dev.lapwing.notify.pagerduty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lapwing.notify.FakePace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands in for PagerDuty's Events API v2 on loopback. It is written from PagerDuty's documentation and knows nothing of the
 * code under test: it refuses what the real one refuses and keeps incidents by the real one's rules.
 */
public final class FakePagerDuty implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService answering = Executors.newSingleThreadExecutor();
    private final FakePagerDutyRules rules;
    private final Deque<Mishap> mishaps = new ArrayDeque<>();
    private final List<JsonNode> accepted = new ArrayList<>();
    private final List<Incident> incidents = new ArrayList<>();
    private final Map<String, Incident> open = new HashMap<>();
    private FakePace pace = FakePace.none();
    private Optional<Mishap> outage = Optional.empty();
    private Runnable afterAccepting = () -> {};
    private int requests;

    /** What goes wrong with one request. */
    private record Mishap(int status, Optional<String> retryAfter, String body, boolean afterAccepting) {}

    /**
     * An alert of a service.
     *
     * @param events what was sent about it, the opening first
     */
    public record Incident(String key, List<JsonNode> events) {
        /** Whether nobody has resolved it. */
        public boolean open() {
            return !last().path("event_action").asText().equals("resolve");
        }

        /** The newest event. */
        public JsonNode last() {
            return events.get(events.size() - 1);
        }
    }

    /** Starts a service whose integration has this key. */
    public FakePagerDuty(String routingKey) {
        this.rules = new FakePagerDutyRules(routingKey);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(answering);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Where it takes events. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v2/enqueue");
    }

    /** The next request is throttled. */
    public synchronized void throttle(String retryAfter) {
        mishaps.add(new Mishap(429, Optional.of(retryAfter), "", false));
    }

    /** The next request is answered so, and nothing comes of it. */
    public synchronized void answer(int status, String body) {
        mishaps.add(new Mishap(status, Optional.empty(), body, false));
    }

    /** The next event is accepted, and the connection breaks before anybody hears of it. */
    public synchronized void acceptAndDrop() {
        mishaps.add(new Mishap(0, Optional.empty(), "", true));
    }

    /** From now on every request is answered so, and nothing comes of it; 0 hangs up. */
    public synchronized void outage(int status, String body) {
        outage = Optional.of(new Mishap(status, Optional.empty(), body, false));
    }

    /** All is well again. */
    public synchronized void recover() {
        outage = Optional.empty();
    }

    /** From now on it minds how often it is called. */
    public synchronized void pace(FakePace wanted) {
        pace = wanted;
    }

    /** From now on this happens when an event is accepted, before anybody hears of that. */
    public synchronized void afterAccepting(Runnable action) {
        afterAccepting = action;
    }

    /** How many events were accepted. */
    public synchronized int count() {
        return accepted.size();
    }

    /** The events that were accepted, in their order. */
    public synchronized List<JsonNode> accepted() {
        return List.copyOf(accepted);
    }

    /** The alerts that the events made, oldest first. */
    public synchronized List<Incident> incidents() {
        return List.copyOf(incidents);
    }

    /** The alerts that nobody resolved. */
    public synchronized List<Incident> open() {
        return incidents.stream().filter(Incident::open).toList();
    }

    /** How many requests came, whatever came of them. */
    public synchronized int requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
        answering.shutdownNow();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        requests++;
        byte[] body = exchange.getRequestBody().readAllBytes();
        Optional<Mishap> mishap = mishap();
        if (mishap.isPresent() && !mishap.get().afterAccepting()) {
            fail(exchange, mishap.get());
            return;
        }
        Optional<String> route = wrongRoute(exchange);
        if (route.isPresent()) {
            respond(exchange, 404, route.get());
            return;
        }
        List<String> errors = rules.errors(exchange.getRequestHeaders().getFirst("Content-Type"), body);
        if (!errors.isEmpty()) {
            respond(exchange, 400, invalid(errors));
            return;
        }
        String key = accept(JSON.readTree(body));
        afterAccepting.run();
        if (mishap.isPresent()) {
            exchange.close();
            return;
        }
        respond(
                exchange,
                202,
                "{\"status\":\"success\",\"message\":\"Event processed\",\"dedup_key\":\"" + key + "\"}");
    }

    private Optional<Mishap> mishap() {
        Optional<Mishap> throttled =
                pace.refuses(true).map(after -> new Mishap(429, Optional.of(String.valueOf(after)), "", false));
        return throttled.or(() -> Optional.ofNullable(mishaps.poll())).or(() -> outage);
    }

    private static void fail(HttpExchange exchange, Mishap mishap) throws IOException {
        if (mishap.status() == 0) {
            exchange.close();
            return;
        }
        mishap.retryAfter().ifPresent(after -> exchange.getResponseHeaders().set("Retry-After", after));
        respond(exchange, mishap.status(), mishap.body());
    }

    private static Optional<String> wrongRoute(HttpExchange exchange) {
        boolean right = exchange.getRequestMethod().equals("POST")
                && exchange.getRequestURI().getPath().equals("/v2/enqueue");
        return right ? Optional.empty() : Optional.of("Not Found");
    }

    /** After a resolve the same key opens a new alert; what resolves nothing is dropped. */
    private String accept(JsonNode event) {
        accepted.add(event);
        String key = event.path("dedup_key").asText("made-up-" + accepted.size());
        String action = event.path("event_action").asText();
        Optional<Incident> there = Optional.ofNullable(open.get(key));
        there.ifPresent(incident -> incident.events().add(event));
        if (action.equals("resolve")) {
            open.remove(key);
        } else if (there.isEmpty() && action.equals("trigger")) {
            Incident incident = new Incident(key, new ArrayList<>(List.of(event)));
            incidents.add(incident);
            open.put(key, incident);
        }
        return key;
    }

    private static String invalid(List<String> errors) throws JsonProcessingException {
        return JSON.writeValueAsString(JSON.createObjectNode()
                .put("status", "invalid event")
                .put("message", "Event object is invalid")
                .set("errors", JSON.valueToTree(errors)));
    }

    private static void respond(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
