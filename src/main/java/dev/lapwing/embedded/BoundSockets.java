package dev.lapwing.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The broker's two sockets, bound before the broker knows of them: a free port that was found cannot be taken by another
 * process in between, and a port in use is known before anything has started.
 */
final class BoundSockets implements ServerSocketFactory, AutoCloseable {
    static final String CLIENTS = "CLIENTS";
    static final String CONTROLLER = "CONTROLLER";

    private final Map<String, ServerSocketChannel> byListener;

    private BoundSockets(ServerSocketChannel clients, ServerSocketChannel controller) {
        this.byListener = Map.of(CLIENTS, clients, CONTROLLER, controller);
    }

    /** Binds the clients' port (0: any free one) and a free port for the controller. */
    static BoundSockets bind(int port) {
        ServerSocketChannel clients = bound(port);
        try {
            return new BoundSockets(clients, bound(0));
        } catch (CannotStart e) {
            close(clients);
            throw e;
        }
    }

    int port(String listener) {
        return channel(listener).socket().getLocalPort();
    }

    @Override
    public ServerSocketChannel openServerSocket(
            String listener, InetSocketAddress address, int backlog, int receiveBuffer) {
        return channel(listener);
    }

    @Override
    public void close() {
        byListener.values().forEach(BoundSockets::close);
    }

    private ServerSocketChannel channel(String listener) {
        ServerSocketChannel channel = byListener.get(listener);
        if (channel == null) {
            throw new IllegalArgumentException("no listener " + listener);
        }
        return channel;
    }

    private static ServerSocketChannel bound(int port) {
        try {
            ServerSocketChannel channel = ServerSocketChannel.open();
            try {
                channel.configureBlocking(false);
                channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return channel;
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new CannotStart(
                    "The broker cannot listen on 127.0.0.1:" + port + ": " + e.getMessage() + ". Choose another port.",
                    e);
        }
    }

    private static void close(ServerSocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
