package dev.lapwing.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Stands before a broker. While it is held, connections are taken and nothing moves; afterwards all of it arrives, late, that
 * of those who have given up included.
 */
public final class SlowProxy implements AutoCloseable {
    private final ServerSocket door;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private int port;
    private boolean held;

    /** One that leads nowhere yet. */
    public SlowProxy() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        begin(this::take);
    }

    /** Starts a broker that clients reach through this only. */
    public EmbeddedBroker broker() {
        EmbeddedBroker broker = EmbeddedBroker.start(Map.of("advertised.listeners", "CLIENTS://" + address()));
        leadTo(broker.port());
        return broker;
    }

    /** Where clients find it. */
    public String address() {
        return "127.0.0.1:" + door.getLocalPort();
    }

    private synchronized void leadTo(int brokerPort) {
        port = brokerPort;
        notifyAll();
    }

    /** From now on nothing moves. */
    public synchronized void hold() {
        held = true;
    }

    /** All that waited moves. */
    public synchronized void goOn() {
        held = false;
        notifyAll();
    }

    private synchronized void pass() throws InterruptedException {
        while (held || port == 0) {
            wait();
        }
    }

    private synchronized int port() {
        return port;
    }

    private void take() throws IOException, InterruptedException {
        while (true) {
            Socket client = door.accept();
            pass();
            Socket broker = new Socket(InetAddress.getLoopbackAddress(), port());
            sockets.add(client);
            sockets.add(broker);
            begin(() -> pump(client, broker));
            begin(() -> pump(broker, client));
        }
    }

    private void pump(Socket from, Socket to) throws IOException, InterruptedException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[64 * 1024];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                pass();
                out.write(bytes, 0, read);
            }
        }
    }

    /** Something that ends when its connection does. */
    private interface Moving {
        void run() throws IOException, InterruptedException;
    }

    private static void begin(Moving moving) {
        Thread thread = new Thread(
                () -> {
                    try {
                        moving.run();
                    } catch (IOException e) {
                        // One side hung up.
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "slow-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        goOn();
        try {
            door.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
