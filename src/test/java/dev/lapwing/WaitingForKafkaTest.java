package dev.lapwing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lives long waits for a broker that is not there yet: each command in a process of its own, since it ends with its process. */
@Tag("process")
class WaitingForKafkaTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"run, ''", "notify, --notify", "sources, --sources"})
    void saysWhatItWaitsForAndEndsAtOnceWhenItIsStopped(String command, String page) throws Exception {
        nameABrokerThatIsNotThere();
        Process process = inAProcess(command);
        try (BufferedReader err = process.errorReader()) {
            String said = err.lines()
                    .filter(line -> !line.startsWith("warning: "))
                    .findFirst()
                    .orElseThrow();
            var health = Terminal.run(
                    folder, Map.of(), page.isEmpty() ? new String[] {"health"} : new String[] {"health", page});
            process.toHandle().destroy();

            Waiting.forEnd(process);
            assertThat(said).matches("lapwing waits for Kafka at 127.0.0.1:1, since .*Z: it does not answer\\.");
            assertThat(health.exitCode()).isEqualTo(1);
            assertThat(health.out())
                    .startsWith("unhealthy (WAITING)")
                    .contains("kafka: waits for Kafka at 127.0.0.1:1");
        } finally {
            process.destroyForcibly();
        }
    }

    private void nameABrokerThatIsNotThere() throws IOException {
        try (var one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var two = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var three = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(folder.resolve("lapwing.yml"), """
                    kafka: {bootstrap.servers: "127.0.0.1:1"}
                    secrets: {fingerprint.key: "0123456789abcdef"}
                    health: {port: %d, sources.port: %d, notify.port: %d}
                    sources: [{name: shop, type: pocketbase, url: "http://127.0.0.1:2", token: "t"}]
                    notify:
                      channels: {hook: {type: webhook, url: "http://127.0.0.1:2/", secret: "0123456789abcdef"}}
                      routes: [{level: medium, to: hook}]
                    """.formatted(
                            one.getLocalPort(), two.getLocalPort(), three.getLocalPort()));
        }
    }

    private Process inAProcess(String command) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=logback-test.xml",
                "-cp",
                System.getProperty("java.class.path"),
                Lapwing.class.getName(),
                command));
        return new ProcessBuilder(line).directory(folder.toFile()).start();
    }
}
