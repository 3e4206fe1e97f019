package dev.lapwing.ops;

import com.fasterxml.jackson.core.JsonFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Serves {@code GET /health} on a local port: 200 when healthy, else 503, with the details as JSON. */
public final class HealthServer implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String PATH = "/health";

    private final HttpServer server;
    private final ExecutorService answering;

    private HealthServer(HttpServer server, Supplier<Health> health) {
        this.server = server;
        this.answering = Executors.newSingleThreadExecutor(task -> {
            var thread = new Thread(task, "lapwing-health");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(answering);
        server.createContext("/", exchange -> answer(exchange, health));
    }

    /**
     * Starts serving.
     *
     * @param port the port, or 0 for any free one
     * @throws CannotStart if the address cannot be had
     */
    public static HealthServer start(String host, int port, Supplier<Health> health) {
        try {
            var started = new HealthServer(HttpServer.create(new InetSocketAddress(host, port), 0), health);
            started.server.start();
            return started;
        } catch (IOException e) {
            throw new CannotStart(
                    "The health page cannot listen on %s:%d: %s."
                            .formatted(host, port, e.getMessage()),
                    e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        answering.shutdownNow();
    }

    private static void answer(HttpExchange exchange, Supplier<Health> health) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals(PATH)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            Health now = asked(health);
            byte[] body = json(now);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(now.healthy() ? 200 : 503, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** A question that itself fails is an answer: not healthy. */
    private static Health asked(Supplier<Health> health) {
        try {
            return health.get();
        } catch (RuntimeException e) {
            return new Health(false, "UNKNOWN", Map.of("error", e.getClass().getSimpleName()));
        }
    }

    private static byte[] json(Health health) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("status", health.healthy() ? "healthy" : "unhealthy");
            json.writeStringField("state", health.state());
            json.writeObjectFieldStart("checks");
            for (Map.Entry<String, String> detail : health.details().entrySet()) {
                json.writeStringField(detail.getKey(), detail.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
