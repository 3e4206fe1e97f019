package dev.lapwing.connect.neon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** A small organisation behind Neon's API on loopback, which answers as the OpenAPI file describes and refuses what Neon refuses. */
public final class NeonStandIn implements AutoCloseable {
    public static final String KEY = "napi_planted0key0of0the0stand0in0planted0key00";
    public static final String ORG = "org-curly-salad-64818499";
    public static final String OPEN = "silent-block-56060589";
    public static final String STORED = "twilight-smoke-44615570";
    public static final String BUCKETS = "br-wispy-snow-aj1v0gq1";
    public static final long OWN_KEY = 2422903;

    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        // Or each answer waits for a delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final String API = "/api/v2";
    private static final String NO_KEY =
            "{\"request_id\":\"r\",\"code\":\"\",\"message\":\"supplied credentials do not pass authentication\"}";

    /** What it holds. */
    public final NeonContent content;

    /** The requests that came, in their order. */
    public final List<Request> requests = new CopyOnWriteArrayList<>();

    /** The key that is accepted. */
    public volatile String key = KEY;

    private final Map<String, Queue<Manner>> manners = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Clock clock;
    private final HttpServer server;
    private volatile Consumer<Request> watch = request -> {};

    /** One request and how it was answered. */
    public record Request(Instant time, String method, String path, Map<String, String> query, int status) {}

    /** How a request is answered otherwise than usual. */
    public record Manner(Kind kind, int status, Map<String, String> headers, String body) {
        private enum Kind {
            ANSWER,
            SLOW,
            CUT,
            HUGE
        }

        public static Manner status(int status) {
            return answer(status, error(status, "stand-in"));
        }

        public static Manner answer(int status, String body) {
            return new Manner(Kind.ANSWER, status, Map.of(), body);
        }

        public static Manner later(int status, String retryAfter) {
            return new Manner(
                    Kind.ANSWER, status, Map.of("Retry-After", retryAfter), error(status, "too many requests"));
        }

        /** No answer at all. */
        public static Manner slow() {
            return new Manner(Kind.SLOW, 0, Map.of(), "");
        }

        /** Half of what was promised, then the connection breaks. */
        public static Manner cut(String body) {
            return new Manner(Kind.CUT, 200, Map.of(), body);
        }

        /** A body of so many bytes that is JSON. */
        public static Manner huge(int bytes) {
            return new Manner(Kind.HUGE, 200, Map.of(), Integer.toString(bytes));
        }
    }

    public NeonStandIn(Clock clock) {
        this.clock = clock;
        this.content = new NeonContent(clock);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "neon-stand-in");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + API;
    }

    /** Answers the next requests for a path in these manners, then as usual. */
    public void say(String path, Manner... next) {
        manners.computeIfAbsent(path, any -> new ConcurrentLinkedQueue<>()).addAll(List.of(next));
    }

    /** Answers requests for a path in a manner for ever. */
    public void always(String path, Manner manner) {
        manners.put(path, new ConcurrentLinkedQueue<>(Collections.nCopies(10_000, manner)));
    }

    /** Answers as usual again. */
    public void calm() {
        manners.clear();
    }

    /** Is told of each request once it is answered. */
    public void watch(Consumer<Request> watcher) {
        watch = watcher;
    }

    /** How often a path was asked for. */
    public long asked(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).count();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String error(int status, String message) {
        return "{\"request_id\":\"" + UUID.randomUUID() + "\",\"code\":\"\",\"message\":\"" + message + " " + status
                + "\"}";
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath().substring(API.length());
            Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
            byte[] posted = exchange.getRequestBody().readAllBytes();
            Queue<Manner> waiting = manners.getOrDefault(path, new ConcurrentLinkedQueue<>());
            Manner manner = waiting.isEmpty() ? usual(exchange, path, query, posted) : waiting.remove();
            Request request = new Request(clock.instant(), exchange.getRequestMethod(), path, query, manner.status());
            requests.add(request);
            answer(exchange, manner);
            watch.accept(request);
        }
    }

    private Manner usual(HttpExchange exchange, String path, Map<String, String> query, byte[] posted) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        return ("Bearer " + key).equals(given)
                ? content.answer(exchange.getRequestMethod(), path, query, new String(posted, StandardCharsets.UTF_8))
                : Manner.answer(401, NO_KEY);
    }

    private void answer(HttpExchange exchange, Manner manner) throws IOException {
        manner.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        switch (manner.kind()) {
            case ANSWER -> {
                byte[] bytes = manner.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(manner.status(), bytes.length);
                exchange.getResponseBody().write(bytes);
            }
            case SLOW -> awaitEnd();
            case CUT -> {
                byte[] bytes = manner.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, bytes.length * 2L);
                exchange.getResponseBody().write(bytes);
                exchange.getResponseBody().flush();
            }
            case HUGE -> huge(exchange, Integer.parseInt(manner.body()));
        }
    }

    private static void huge(HttpExchange exchange, int bytes) throws IOException {
        exchange.sendResponseHeaders(200, bytes);
        OutputStream out = exchange.getResponseBody();
        byte[] some = "x".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
        out.write("{\"members\":[],\"a\":\"".getBytes(StandardCharsets.UTF_8));
        int left = bytes - "{\"members\":[],\"a\":\"\"}".length();
        while (left > 0) {
            int now = Math.min(left, some.length);
            out.write(some, 0, now);
            left -= now;
        }
        out.write("\"}".getBytes(StandardCharsets.UTF_8));
    }

    private void awaitEnd() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String word : raw == null ? new String[0] : raw.split("&")) {
            String[] both = word.split("=", 2);
            query.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
        }
        return query;
    }
}
