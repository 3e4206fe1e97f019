package dev.lapwing.topology.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
class StateFolderTest {
    @TempDir
    private Path folder;

    @Test
    void isForOneProcessAtATime() {
        try (KafkaStreams first = open(folder)) {
            assertThat(first.state()).isEqualTo(KafkaStreams.State.CREATED);
            assertThatThrownBy(() -> open(folder).close())
                    .isInstanceOf(CannotRun.class)
                    .hasMessage("Another lapwing run works with the state folder " + folder
                            + ". Give each a folder of its own: streams.state.dir.");
        }
    }

    @Test
    void saysThatItCannotBeWritten() throws IOException {
        Path file = Files.createFile(folder.resolve("state"));

        assertThatThrownBy(() -> open(file).close())
                .isInstanceOf(CannotRun.class)
                .hasMessageStartingWith("The state folder " + file + " cannot be used: ");
    }

    @Test
    void holdsTheOnlyCopyOfTheLibraryHoweverOftenAProcessIsKilled() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));

        startAndKill(temporary);
        startAndKill(temporary);

        assertThat(names(temporary)).noneMatch(name -> name.startsWith("librocksdb"));
        assertThat(names(folder.resolve("state/.rocksdb"))).hasSize(1);
    }

    /** What {@link #main} does, in a process of its own that ends without a last word. */
    private void startAndKill(Path temporary) throws Exception {
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        StateFolderTest.class.getName(),
                        folder.resolve("state").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(exit).isEqualTo(137);
    }

    public static void main(String[] arguments) {
        var unused = open(Path.of(arguments[0]));
        Runtime.getRuntime().halt(137);
    }

    private static KafkaStreams open(Path folder) {
        Properties settings = new Properties();
        settings.put("application.id", "lapwing");
        settings.put("bootstrap.servers", "127.0.0.1:1");
        settings.put("state.dir", folder.toString());
        Topology topology = new Topology();
        topology.addSource("rows", "rows");
        topology.addProcessor(
                "groups",
                () -> new Processor<Object, Object, Void, Void>() {
                    @Override
                    public void process(Record<Object, Object> row) {}
                },
                "rows");
        topology.addStateStore(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore("groups"), Serdes.String(), Serdes.String()),
                "groups");
        return StateFolder.open(folder, topology, settings);
    }

    private static List<String> names(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }
}
