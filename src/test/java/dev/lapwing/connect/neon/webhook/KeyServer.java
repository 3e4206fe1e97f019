package dev.lapwing.connect.neon.webhook;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A Neon Auth of which only the keys are there. */
public final class KeyServer implements AutoCloseable {
    public volatile String keys;
    public volatile int status = 200;
    public final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;

    public KeyServer(String keys) {
        this.keys = keys;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError("no port", e);
        }
        server.createContext("/app/auth/.well-known/jwks.json", exchange -> {
            asked.incrementAndGet();
            byte[] answer = this.keys.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/app/auth";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
