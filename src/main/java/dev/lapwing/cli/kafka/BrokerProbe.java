package dev.lapwing.cli.kafka;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.config.Config;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;

/**
 * Whether a broker is there, and speaks as the configuration says: Kafka's clients try for half a minute before they tell,
 * and take the first bytes of TLS for the length of an answer of 300 MB.
 */
public final class BrokerProbe {
    /** Short enough that a person is told within five seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final int TLS_ALERT = 0x15;

    /** What a broker is asked first by every client: which requests it understands. */
    private static final byte[] QUESTION = question();

    private BrokerProbe() {}

    /** What came back. */
    private enum Answer {
        KAFKA,
        TLS,
        NOTHING
    }

    /**
     * Asks all brokers that are named; one is enough.
     *
     * @throws CommandFailed when none answers, or the first that does wants TLS where it is not configured
     */
    public static void check(Config.Kafka kafka) {
        judge(kafka, ask(kafka));
    }

    /**
     * For what waits for Kafka by itself: only asks whether it wants TLS.
     *
     * @throws CommandFailed when the first that answers wants TLS where it is not configured
     */
    public static void checkProtocol(Config.Kafka kafka) {
        Answer answer = ask(kafka);
        judge(kafka, answer == Answer.NOTHING ? Answer.KAFKA : answer);
    }

    private static void judge(Config.Kafka kafka, Answer answer) {
        String why = switch (answer) {
            case KAFKA -> "";
            case TLS ->
                "it wants TLS; kafka.security.protocol is to be SSL, or SASL_SSL where it wants a login as well";
            case NOTHING -> "it did not answer";
        };
        if (!why.isEmpty()) {
            // Silence passes: what lives long waits for its end.
            throw new CommandFailed(
                    "Kafka at %s cannot be used: %s.".formatted(kafka.bootstrapServers(), why),
                    answer == Answer.NOTHING ? new org.apache.kafka.common.errors.TimeoutException(why) : null);
        }
    }

    private static Answer ask(Config.Kafka kafka) {
        boolean plain =
                !kafka.settings().getOrDefault("security.protocol", "PLAINTEXT").endsWith("SSL");
        List<Callable<Answer>> questions = Stream.of(kafka.bootstrapServers().split(",", -1))
                .<Callable<Answer>>map(address -> () -> ask(address.strip(), plain))
                .toList();
        ExecutorService asking = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "lapwing-probe");
            thread.setDaemon(true);
            return thread;
        });
        try {
            return asking.invokeAny(questions, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return Answer.NOTHING;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("The talk with Kafka was interrupted.", e);
        } finally {
            asking.shutdownNow();
        }
    }

    private static Answer ask(String address, boolean plain) throws IOException {
        String host = Utils.getHost(address);
        Integer port = Utils.getPort(address);
        if (host == null || port == null) {
            // The client says better what is wrong with it.
            return Answer.KAFKA;
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) PATIENCE.toMillis());
            return plain ? spoken(socket) : Answer.KAFKA;
        }
    }

    private static Answer spoken(Socket socket) throws IOException {
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.getOutputStream().write(QUESTION);
        return switch (socket.getInputStream().read()) {
            case -1 -> throw new EOFException("it hung up");
            case TLS_ALERT -> Answer.TLS;
            default -> Answer.KAFKA;
        };
    }

    private static byte[] question() {
        byte[] client = "lapwing".getBytes(StandardCharsets.UTF_8);
        int length = 3 * Short.BYTES + Integer.BYTES + client.length;
        short versionsRequest = 18;
        short oldest = 0;
        return ByteBuffer.allocate(Integer.BYTES + length)
                .putInt(length)
                .putShort(versionsRequest)
                .putShort(oldest)
                .putInt(0)
                .putShort((short) client.length)
                .put(client)
                .array();
    }
}
