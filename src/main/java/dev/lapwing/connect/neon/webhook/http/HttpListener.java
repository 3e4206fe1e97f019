package dev.lapwing.connect.neon.webhook.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

/**
 * Hears requests on one port, one on each connection, and hands them to whoever answers.
 *
 * <p>The JDK's own server has time-outs only for all servers of a process at once, and none for a body that comes in small
 * pieces, so this one brings its own.
 */
public final class HttpListener implements AutoCloseable {
    /** So many callers at once. */
    public static final int AT_ONCE = 128;

    /** How many more threads there are for callers that have just had to go. */
    private static final int LEAVING = 32;

    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(3);
    private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();

    private final ServerSocket socket;
    private final Limits limits;
    private final Clock clock;
    private final BiConsumer<ReceivedRequest, RequestReply> answering;
    private final OpenCallers callers = new OpenCallers(AT_ONCE);
    private final ExecutorService threads = new ThreadPoolExecutor(
            0, AT_ONCE + LEAVING, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), HttpListener::daemon);

    /**
     * What callers are granted.
     *
     * @param patience how long all of a request may take
     * @param mostBytes so many of a body are taken
     */
    public record Limits(Duration patience, int mostBytes) {}

    private HttpListener(
            ServerSocket socket, Limits limits, Clock clock, BiConsumer<ReceivedRequest, RequestReply> answering) {
        this.socket = socket;
        this.limits = limits;
        this.clock = clock;
        this.answering = answering;
    }

    /**
     * Begins to listen.
     *
     * @param port the port, or 0 for any free one
     * @param answering answers each request; it may go on working when it has answered
     * @throws IOException if the address cannot be had
     */
    public static HttpListener start(
            String host, int port, Limits limits, Clock clock, BiConsumer<ReceivedRequest, RequestReply> answering)
            throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port), AT_ONCE);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        HttpListener listener = new HttpListener(socket, limits, clock, answering);
        daemon(listener::accept).start();
        return listener;
    }

    /** The port it listens on. */
    public int port() {
        return socket.getLocalPort();
    }

    /** Listens no more. Requests that were heard are answered first, as far as that takes no time. */
    @Override
    public void close() {
        try {
            socket.close();
            callers.close();
            threads.shutdown();
            if (!threads.awaitTermination(LONGEST_GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (IOException e) {
            threads.shutdownNow();
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                take(socket.accept());
            } catch (IOException e) {
                // Closed, or whoever called is gone, or there is no room for one more open file.
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void take(Socket caller) throws IOException {
        if (!callers.enter(caller)) {
            caller.close();
            return;
        }
        try {
            threads.execute(() -> talk(caller));
        } catch (RejectedExecutionException e) {
            callers.leave(caller);
            caller.close();
        }
    }

    private void talk(Socket caller) {
        try (caller) {
            ReceivedRequest request = new RequestReader(caller, limits.patience(), limits.mostBytes()).read(clock);
            if (callers.heard(caller)) {
                answering.accept(request, new RequestReply(caller));
            }
        } catch (IOException e) {
            // Whoever called is gone, or sent no request.
        } finally {
            callers.leave(caller);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "lapwing-neon-webhook");
        thread.setDaemon(true);
        return thread;
    }
}
