package dev.lapwing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.cli.Exit;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that are asked to end in the middle of their work, each in a process of its own: nothing of them remains. */
@Tag("process")
class StoppedTest {
    @TempDir
    private Path folder;

    private Path temporary;

    @BeforeEach
    void makeAPlaceForTemporaryFiles() throws IOException {
        temporary = Files.createDirectory(folder.resolve("tmp"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "broker"})
    void aBrokerTakesItsFolderWithIt(String command) throws Exception {
        Process process = start(command);
        try {
            await(process, temporary, "lapwing-");

            process.destroy();

            Waiting.forEnd(process);
            assertThat(names(temporary)).noneMatch(name -> name.startsWith("lapwing-"));
            assertThat(process.exitValue()).isEqualTo(command.equals("demo") ? Exit.INTERRUPTED : Exit.OK);
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "sources", "notify"})
    void aCommandThatWorksUntilItIsStoppedIsStoppedAsAsked(String command) throws Exception {
        Path config = Files.writeString(folder.resolve("lapwing.yml"), """
                kafka: {bootstrap.servers: "127.0.0.1:1"}
                secrets: {fingerprint.key: abcdefghijklmnopqrst}
                health: {port: %1$d, notify.port: %1$d, sources.port: %1$d}
                sources: [{name: shop, type: pocketbase, url: "http://127.0.0.1:1", token: aaa.bbb.ccc}]
                notify: {channels: {calls: {type: webhook, url: "http://127.0.0.1:1/", secret: %2$s}}}
                """.formatted(freePort(), "a".repeat(40)));
        Process process = start(command, "--config", config.toString());
        try {
            await(process, "waits for Kafka");

            process.destroy();

            Waiting.forEnd(process);
            assertThat(process.exitValue()).isEqualTo(Exit.OK);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aReplayLeavesNoResultThatIsNone() throws Exception {
        Process process = start("replay", "--format", "pocketbase", "--episodes", folder + "/episodes.ndjson", "-");
        try (OutputStream rows = process.getOutputStream()) {
            rows.write("{\"id\":\"a\"}\n".getBytes(StandardCharsets.UTF_8));
            rows.flush();
            await(process, folder, ".episodes.ndjson.");

            process.destroy();

            Waiting.forEnd(process);
            assertThat(names(folder)).containsExactly("tmp");
        } finally {
            process.destroyForcibly();
        }
    }

    private static void await(Process process, Path in, String beginning) throws IOException {
        Waiting.until("a file " + beginning, () -> Waiting.work(process), () -> {
            assertThat(process.isAlive()).as("at work").isTrue();
            return names(in).stream().anyMatch(name -> name.startsWith(beginning));
        });
    }

    private void await(Process process, String told) throws IOException {
        Waiting.until("to be told: " + told, () -> Waiting.work(process), () -> {
            assertThat(process.isAlive()).as("at work").isTrue();
            return Files.readString(said()).contains(told);
        });
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private Path said() {
        return temporary.resolve("said.txt");
    }

    private static List<String> names(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-Dlogback.configurationFile=logback-test.xml",
                "-cp",
                System.getProperty("java.class.path"),
                Lapwing.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(said().toFile())
                .start();
    }
}
