package dev.lapwing.health;

import com.fasterxml.jackson.core.JsonFactory;
import dev.lapwing.embedded.CannotStart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Serves {@code GET /health} on a local port: 200 when healthy, else 503, with the details as JSON.
 *
 * <p>The JDK's own server has time-outs only for all servers of a process at once, so this one brings its own: a request
 * that is not there in time is cut off, and beyond so many at once a connection is closed unheard.
 */
public final class HealthServer implements AutoCloseable {
    static final int AT_ONCE = 32;

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final JsonFactory JSON = new JsonFactory();
    private static final String PATH = "/health";

    private final ServerSocket socket;
    private final Supplier<Health> health;
    private final Duration patience;
    private final ExecutorService answering =
            new ThreadPoolExecutor(0, AT_ONCE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), HealthServer::daemon);

    private HealthServer(ServerSocket socket, Supplier<Health> health, Duration patience) {
        this.socket = socket;
        this.health = health;
        this.patience = patience;
    }

    /**
     * Starts serving.
     *
     * @param port the port, or 0 for any free one
     * @throws CannotStart if the address cannot be had
     */
    public static HealthServer start(String host, int port, Supplier<Health> health) {
        return start(host, port, health, PATIENCE);
    }

    /** Starts like {@link #start(String, int, Supplier)}; a request must be there whole within so long. */
    static HealthServer start(String host, int port, Supplier<Health> health, Duration patience) {
        try {
            var started =
                    new HealthServer(new ServerSocket(port, AT_ONCE, InetAddress.getByName(host)), health, patience);
            daemon(started::accept).start();
            return started;
        } catch (IOException e) {
            throw new CannotStart(
                    "The health page cannot listen on %s:%d: %s.".formatted(host, port, e.getMessage()), e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() {
        try (socket) {
            answering.shutdownNow();
        } catch (IOException e) {
            // It listens no more, which is all that was wanted.
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                take(socket.accept());
            } catch (IOException e) {
                // Closed, or whoever called is gone.
            }
        }
    }

    private void take(Socket caller) throws IOException {
        try {
            answering.execute(() -> talk(caller));
        } catch (RejectedExecutionException e) {
            caller.close();
        }
    }

    private void talk(Socket caller) {
        try (caller) {
            caller.getOutputStream().write(answer(HttpHead.read(caller, patience)));
            caller.shutdownOutput();
        } catch (IOException e) {
            // Whoever called is gone, or said too little.
        }
    }

    private byte[] answer(HttpHead request) throws IOException {
        if (!request.path().equals(PATH)) {
            return HttpHead.answer("404 Not Found", "", new byte[0]);
        }
        if (!request.method().equals("GET")) {
            return HttpHead.answer("405 Method Not Allowed", "Allow: GET\r\n", new byte[0]);
        }
        Health now = asked(health);
        return HttpHead.answer(
                now.healthy() ? "200 OK" : "503 Service Unavailable",
                "Content-Type: application/json\r\nCache-Control: no-store\r\n",
                json(now));
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

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "lapwing-health");
        thread.setDaemon(true);
        return thread;
    }
}
