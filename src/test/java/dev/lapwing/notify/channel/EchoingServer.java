package dev.lapwing.notify.channel;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on loopback that refuses everything and repeats all that it was sent, as a chatty proxy would. */
public final class EchoingServer implements AutoCloseable {
    /** Answers that are none. */
    public static final int SILENCE = 0;

    public static final int HANGS_UP = -1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final int status;

    public EchoingServer(int status) {
        this.status = status;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String all = exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().values() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (status == SILENCE) {
                closed.await();
            }
            if (status == SILENCE || status == HANGS_UP) {
                return;
            }
            URI asked = exchange.getRequestURI();
            exchange.getResponseHeaders().set("Location", address() + asked.getPath() + "/" + asked.getQuery());
            exchange.getResponseHeaders().set("Retry-After", all.replaceAll("[^ -~]", " "));
            byte[] body = JSON.writeValueAsBytes(JSON.createObjectNode()
                    .put("ok", false)
                    .put("error", all)
                    .put("message", all)
                    .set("errors", JSON.valueToTree(List.of(all))));
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
