package dev.lapwing.notify.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lapwing.notify.FakePace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A Slack on a loopback port, as strict as the real one or more. It can be told to fail. */
public final class FakeSlack implements AutoCloseable {
    public static final String TOKEN = "xoxb-1111-planted-token";
    public static final String HOOK = "/services/T0PLANTED/B0PLANTED/plantedHookSecret";
    public static final String CHANNEL = "C0SECURITY";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Deque<Failure> failures = new ArrayDeque<>();
    private final List<String> calls = new ArrayList<>();
    private final FakeWorkspace workspace = new FakeWorkspace();
    private int burst = Integer.MAX_VALUE;
    private FakePace pace = FakePace.none();
    private Optional<Failure> outage = Optional.empty();

    /**
     * One way to fail.
     *
     * @param status what to answer; 0 never answers, -1 hangs up
     * @param accepts whether the message is taken all the same
     */
    private record Failure(int status, String body, String retryAfter, boolean accepts) {}

    /** What is answered. */
    record Reply(int status, String body) {}

    public FakeSlack() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What it took. */
    public FakeWorkspace workspace() {
        return workspace;
    }

    /** The paths that were called, in order. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** The next call gets this answer and nothing is taken. */
    public synchronized void failNext(int status, String body) {
        failures.add(new Failure(status, body, "", false));
    }

    public synchronized void failNext(int status, String body, String retryAfter) {
        failures.add(new Failure(status, body, retryAfter, false));
    }

    /** The next call is taken, yet answered so. */
    public synchronized void takeButAnswer(int status, String body) {
        failures.add(new Failure(status, body, "", true));
    }

    public synchronized void neverAnswerNext() {
        failures.add(new Failure(0, "", "", false));
    }

    public synchronized void hangUpNext() {
        failures.add(new Failure(-1, "", "", false));
    }

    /** From now on every call gets this answer and nothing is taken; -1 hangs up. */
    public synchronized void outage(int status, String body) {
        outage = Optional.of(new Failure(status, body, "", false));
    }

    /** All is well again. */
    public synchronized void recover() {
        outage = Optional.empty();
    }

    /** From now on it minds how often it is called. */
    public synchronized void pace(FakePace wanted) {
        pace = wanted;
    }

    /** Takes so many messages at once; a second that passes gives room for one more. */
    public synchronized void burst(int messages) {
        burst = messages;
    }

    public synchronized void secondPasses() {
        burst++;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Optional<Failure> failure = next(exchange.getRequestURI().getPath());
            if (failure.isEmpty()) {
                reply(exchange, regular(exchange, body));
            } else {
                fail(exchange, body, failure.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(HttpExchange exchange, String body, Failure failure) throws IOException, InterruptedException {
        if (failure.accepts()) {
            take(exchange, body);
        }
        switch (failure.status()) {
            case 0 -> closed.await();
            case -1 -> exchange.close();
            default -> {
                if (!failure.retryAfter().isEmpty()) {
                    exchange.getResponseHeaders().set("Retry-After", failure.retryAfter());
                }
                reply(exchange, new Reply(failure.status(), failure.body()));
            }
        }
    }

    private synchronized Optional<Failure> next(String path) {
        calls.add(path);
        return Optional.ofNullable(failures.poll()).or(() -> outage);
    }

    private synchronized Reply regular(HttpExchange exchange, String body) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean message = path.startsWith("/services/") || path.endsWith("/chat.postMessage");
        Optional<Integer> wait = message && burst <= 0 ? Optional.of(1) : pace.refuses(message);
        if (wait.isPresent()) {
            exchange.getResponseHeaders().set("Retry-After", String.valueOf(wait.get()));
            return new Reply(
                    429, path.startsWith("/services/") ? "rate_limited" : "{\"ok\":false,\"error\":\"ratelimited\"}");
        }
        burst -= message ? 1 : 0;
        return take(exchange, body);
    }

    private synchronized Reply take(HttpExchange exchange, String body) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (!exchange.getRequestMethod().equals("POST")) {
            return new Reply(405, "method_not_allowed");
        }
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (path.startsWith("/services/")) {
            return path.equals(HOOK) ? hook(body, type) : new Reply(404, "no_service");
        }
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return new Reply(200, "{\"ok\":false,\"error\":\"invalid_auth\"}");
        }
        return switch (path) {
            case "/api/chat.postMessage" ->
                new Reply(200, workspace.post(json(body, type)).toString());
            case "/api/chat.update" ->
                new Reply(200, workspace.update(json(body, type)).toString());
            case "/api/conversations.history" ->
                new Reply(200, workspace.history(body, type).toString());
            case "/api/conversations.replies" ->
                new Reply(200, workspace.replies(body, type).toString());
            default -> new Reply(200, "{\"ok\":false,\"error\":\"unknown_method\"}");
        };
    }

    private Reply hook(String body, String type) throws IOException {
        JsonNode message = json(body, type);
        if (!BlockKitCheck.problems(message).isEmpty()) {
            return new Reply(400, "invalid_payload");
        }
        workspace.hooked(message);
        return new Reply(200, "ok");
    }

    private static JsonNode json(String body, String type) throws IOException {
        boolean json = type != null && type.startsWith("application/json");
        return json ? JSON.readTree(body) : JSON.createObjectNode();
    }

    private static void reply(HttpExchange exchange, Reply reply) throws IOException {
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
