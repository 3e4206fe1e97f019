package dev.lapwing.cli.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lapwing.Terminal;
import dev.lapwing.cli.CommandFailed;
import dev.lapwing.config.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerProbeTest {
    private static final byte[] TLS_ALERT = {0x15, 3, 3, 0, 2, 2, 0x50};
    private static final byte[] VERSIONS = {0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    private final AtomicInteger asked = new AtomicInteger();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alerts list",
                "alerts show a",
                "alerts resolve a --reason x",
                "mute list",
                "mute add --rule r --for 1h --reason x",
                "mute remove m",
                "dead-letters list",
                "dead-letters retry --all",
                "drill",
                "topics --create",
                "watch"
            })
    void everyCommandThatIsSoonThroughAsksOnceAndSaysThatKafkaIsAway(String command) throws IOException {
        try (ServerSocket silent = answering(new byte[0])) {
            String address = "127.0.0.1:" + silent.getLocalPort();

            Terminal told =
                    Terminal.run(folder, Map.of(), (command + " --set kafka.bootstrap.servers=" + address).split(" "));

            assertThat(told.exitCode()).isEqualTo(1);
            assertThat(told.err())
                    .isEqualToIgnoringNewLines("Kafka at " + address + " cannot be used: it did not answer.");
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void saysTheSameWhereNothingListens() {
        assertThatThrownBy(() -> BrokerProbe.check(kafka(1)))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("Kafka at 127.0.0.1:1 cannot be used: it did not answer.");
    }

    @Test
    void saysThatTheBrokerWantsTls() throws IOException {
        try (ServerSocket broker = answering(TLS_ALERT)) {
            assertThatThrownBy(() -> BrokerProbe.check(kafka(broker.getLocalPort())))
                    .isInstanceOf(CommandFailed.class)
                    .hasMessage(
                            "Kafka at 127.0.0.1:%d cannot be used: it wants TLS; kafka.security.protocol is to be SSL,"
                                            .formatted(broker.getLocalPort())
                                    + " or SASL_SSL where it wants a login as well.");
            assertThatThrownBy(() -> BrokerProbe.checkProtocol(kafka(broker.getLocalPort())))
                    .isInstanceOf(CommandFailed.class);
        }
    }

    @Test
    void isContentWithOneBrokerOfSeveral() throws IOException {
        try (ServerSocket broker = answering(VERSIONS)) {
            BrokerProbe.check(
                    new Config.Kafka(Map.of("bootstrap.servers", "127.0.0.1:1, 127.0.0.1:" + broker.getLocalPort())));
        }
    }

    @Test
    void leavesTheWaitingToWhoWaits() {
        BrokerProbe.checkProtocol(kafka(1));
    }

    private static Config.Kafka kafka(int port) {
        return new Config.Kafka(Map.of("bootstrap.servers", "127.0.0.1:" + port));
    }

    private ServerSocket answering(byte[] answer) throws IOException {
        ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket client = server.accept()) {
                    asked.incrementAndGet();
                    client.getInputStream().read();
                    client.getOutputStream().write(answer);
                    client.getOutputStream().flush();
                } catch (IOException e) {
                    if (!server.isClosed()) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server;
    }
}
