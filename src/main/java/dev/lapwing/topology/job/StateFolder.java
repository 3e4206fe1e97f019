package dev.lapwing.topology.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsException;
import org.rocksdb.NativeLibraryLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of the job's local state, which one process at a time works with. */
final class StateFolder {
    /** Streams cleans up only what lies under its application's own name, and no such name has a point in front. */
    private static final String LIBRARY = ".rocksdb";

    private static final Logger LOGGER = LoggerFactory.getLogger(StateFolder.class);

    private StateFolder() {}

    /**
     * Streams over the folder, not yet started.
     *
     * @throws CannotRun when another process works with it, or it cannot be written
     */
    static KafkaStreams open(Path folder, Topology topology, Properties properties) {
        load(folder);
        try {
            return new KafkaStreams(topology, properties, new StreamsClients());
        } catch (StreamsException e) {
            boolean taken = String.valueOf(e.getMessage()).contains("multiple instances");
            throw new CannotRun(
                    taken
                            ? "Another lapwing run works with the state folder " + folder
                                    + ". Give each a folder of its own: streams.state.dir."
                            : unusable(folder, e),
                    e);
        }
    }

    /**
     * RocksDB unpacks its library at each start and leaves it behind when the process is killed. In one place under one
     * name, the next start puts its own over it.
     */
    private static void load(Path folder) {
        try {
            Path library = Files.createDirectories(folder.resolve(LIBRARY));
            NativeLibraryLoader.getInstance().loadLibrary(library.toString());
        } catch (UnsatisfiedLinkError e) {
            // Nothing may be executed from there: RocksDB then unpacks it where it always did.
            LOGGER.atDebug().addKeyValue("error", e.toString()).log("library not loaded from the state folder");
        } catch (IOException | RuntimeException e) {
            throw new CannotRun(unusable(folder, e), e);
        }
    }

    private static String unusable(Path folder, Exception problem) {
        return "The state folder " + folder + " cannot be used: " + problem.getMessage() + ".";
    }
}
