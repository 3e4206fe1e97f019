package dev.lapwing.connect.neon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    private static final Pattern OF_BRANCH = Pattern.compile("/projects/[^/]+/branches/[^/]+/(\\w+)");
    private static final Map<String, Integer> MOST =
            Map.of("projects", 400, "operations", 1000, "branches", 10_000, "members", 500, "consumption", 100);
    private static final int USUAL = 100;

    /** The requests that came, in their order. */
    public final List<Request> requests = new CopyOnWriteArrayList<>();

    /** Bodies by path, to be changed by tests. */
    public final Map<String, JsonNode> bodies = new ConcurrentHashMap<>();

    /** The items of storage logs by branch, oldest first. */
    public final Map<String, List<JsonNode>> logs = new ConcurrentHashMap<>();

    /** No page holds more than so many items. */
    public volatile int mostPerPage = Integer.MAX_VALUE;

    /** The key that is accepted. */
    public volatile String key = KEY;

    /** Lists whose pages give the same cursors again and again. */
    public final List<String> circles = new CopyOnWriteArrayList<>();

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
        try (InputStream file = NeonStandIn.class.getResourceAsStream("/neon-api/organisation.ndjson")) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(this::load);
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

    private void load(String line) {
        JsonNode answer = json(line);
        bodies.put(answer.get("path").asText(), answer.get("body"));
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

    /** The items of a list, to be changed. */
    public ArrayNode items(String path, String member) {
        return (ArrayNode) bodies.get(path).get(member);
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

    private static String error(int status, String message) {
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
        if (!("Bearer " + key).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return Manner.answer(
                    401,
                    "{\"request_id\":\"r\",\"code\":\"\",\"message\":\"supplied credentials do not pass authentication\"}");
        }
        if (path.endsWith("/logs/query") && exchange.getRequestMethod().equals("POST")) {
            return storage(path.split("/", -1)[4], json(new String(posted, StandardCharsets.UTF_8)));
        }
        if (!exchange.getRequestMethod().equals("GET")) {
            return Manner.status(405);
        }
        String last = path.startsWith("/consumption") ? "consumption" : path.substring(path.lastIndexOf('/') + 1);
        int limit = Integer.parseInt(query.getOrDefault("limit", String.valueOf(USUAL)));
        if (limit < 1 || limit > MOST.getOrDefault(last, Integer.MAX_VALUE)) {
            return Manner.answer(400, error(400, "limit"));
        }
        JsonNode body = body(path, query);
        if (body == null) {
            return Manner.answer(404, error(404, "not found"));
        }
        String items = last.equals("consumption") ? "projects" : last;
        return Manner.answer(200, (MOST.containsKey(last) ? page(path, body, items, query, limit) : body).toString());
    }

    private JsonNode body(String path, Map<String, String> query) {
        if (path.equals("/projects") && query.containsKey("recoverable")) {
            return json("{\"projects\":[],\"applications\":{},\"integrations\":{}}");
        }
        if (path.endsWith("/api_keys")) {
            use();
        }
        JsonNode body = bodies.get(path);
        if (body != null) {
            return body;
        }
        Matcher branch = OF_BRANCH.matcher(path);
        if (branch.matches()) {
            return switch (branch.group(1)) {
                case "roles", "databases", "buckets", "credentials" -> json("{\"" + branch.group(1) + "\":[]}");
                default -> null;
            };
        }
        return path.endsWith("/advisors")
                ? json("{\"issues\":[]}")
                : path.endsWith("/vpc_endpoints") ? json("{\"endpoints\":[]}") : null;
    }

    /** Whoever lists the keys uses one. */
    private void use() {
        bodies.get("/organizations/" + ORG + "/api_keys").forEach(each -> {
            if (each.get("id").asLong() == OWN_KEY) {
                ((ObjectNode) each)
                        .put(
                                "last_used_at",
                                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
            }
        });
    }

    private JsonNode page(String path, JsonNode body, String items, Map<String, String> query, int limit) {
        JsonNode all = body.get(items);
        int from = Integer.parseInt(query.getOrDefault("cursor", "0").replaceAll("\\D", "0"));
        int to = Math.min(all.size(), from + Math.min(limit, mostPerPage));
        ObjectNode page = body.deepCopy();
        ArrayNode some = page.putArray(items);
        for (int at = from; at < to; at++) {
            some.add(all.get(at));
        }
        boolean circle = circles.contains(path);
        // Of projects the last page bears a cursor, too; it leads to an empty one.
        if (to < all.size() || circle || (items.equals("projects") && to > from)) {
            String cursor = String.valueOf(circle && to == all.size() ? 1 : to);
            ObjectNode pagination = page.putObject("pagination");
            if (items.equals("branches") || items.equals("members")) {
                pagination.put("next", cursor).put("sort_by", "created_at").put("sort_order", "desc");
            } else {
                pagination.put("cursor", cursor);
            }
        }
        return page;
    }

    private Manner storage(String branch, JsonNode asked) {
        List<JsonNode> all = logs.get(branch);
        if (all == null) {
            return Manner.answer(
                    404, "{\"request_id\":\"r\",\"code\":\"\",\"message\":\"\",\"reason\":\"telemetry_not_enabled\"}");
        }
        Instant start = Instant.parse(asked.get("start_time").asText());
        Instant end = Instant.parse(asked.get("end_time").asText());
        List<JsonNode> found = all.stream()
                .filter(item -> {
                    Instant time = Instant.parse(item.get("timestamp").asText());
                    return !time.isBefore(start) && time.isBefore(end);
                })
                .toList();
        int from = asked.has("cursor") ? Integer.parseInt(asked.get("cursor").asText()) : 0;
        int to = Math.min(found.size(), from + Math.min(asked.get("limit").asInt(), mostPerPage));
        ObjectNode page = JSON.createObjectNode();
        page.putArray("logs").addAll(found.subList(Math.min(from, to), to));
        if (to < found.size()) {
            page.put("next_cursor", String.valueOf(to));
        }
        page.put("is_truncated", to < found.size());
        return Manner.answer(200, page.toString());
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
