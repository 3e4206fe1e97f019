package dev.lapwing.notify.webhook;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A user's own receiver of webhooks on loopback: answers what it is told to, else 204, and keeps what it got. */
public final class FakeHook implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService answering = Executors.newCachedThreadPool();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Request> requests = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** What came. */
    public record Request(String path, Map<String, String> headers, String body) {
        /** A header's value; empty where there was none. */
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    private record Answer(int status, Map<String, String> headers, Manner manner) {}

    private enum Manner {
        WHOLE,
        /** The connection breaks before the answer. */
        BREAK,
        /** No answer comes at all. */
        SILENT,
        /** The head comes and the body never ends. */
        ENDLESS,
        /** The head comes and the body never does. */
        STALLED
    }

    /** Starts a receiver. */
    public FakeHook() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(answering);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Its address with this path. */
    public String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    /** The next answer has this status. */
    public FakeHook answer(int status) {
        return answer(status, Map.of());
    }

    /** The next answer has this status and these headers. */
    public FakeHook answer(int status, Map<String, String> headers) {
        return next(new Answer(status, headers, Manner.WHOLE));
    }

    /** The next request gets no answer: the connection breaks. */
    public FakeHook breakConnection() {
        return next(new Answer(0, Map.of(), Manner.BREAK));
    }

    /** The next request gets no answer, and the connection stays. */
    public FakeHook staySilent() {
        return next(new Answer(0, Map.of(), Manner.SILENT));
    }

    /** The next answer never ends. */
    public FakeHook answerEndlessly(int status) {
        return next(new Answer(status, Map.of(), Manner.ENDLESS));
    }

    /** The next answer stops after its head. */
    public FakeHook stallAfterHead(int status) {
        return next(new Answer(status, Map.of(), Manner.STALLED));
    }

    /** What came, in its order. */
    public synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        answering.shutdownNow();
    }

    private synchronized FakeHook next(Answer answer) {
        answers.add(answer);
        return this;
    }

    private synchronized Answer took(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(new Request(exchange.getRequestURI().toString(), flat(exchange.getRequestHeaders()), body));
        return answers.isEmpty() ? new Answer(204, Map.of(), Manner.WHOLE) : answers.remove();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = took(exchange);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            switch (answer.manner()) {
                case WHOLE -> exchange.sendResponseHeaders(answer.status(), -1);
                case BREAK -> {}
                case SILENT -> closed.await();
                case STALLED -> {
                    exchange.sendResponseHeaders(answer.status(), 10);
                    exchange.getResponseBody().flush();
                    closed.await();
                }
                case ENDLESS -> {
                    exchange.sendResponseHeaders(answer.status(), 0);
                    while (closed.getCount() > 0) {
                        exchange.getResponseBody().write(new byte[1024]);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> flat(Headers headers) {
        Map<String, String> flat = new HashMap<>();
        headers.forEach((name, values) -> flat.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        return flat;
    }
}
