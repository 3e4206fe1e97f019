package dev.lapwing.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A real Kafka broker of one node on a loopback port, for demo, benchmark and tests. */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(EmbeddedBroker.class);

    /** Always the same, so that a folder can be opened again. */
    private static final Uuid CLUSTER = new Uuid(0x6c617077696e6721L, 0x656d626564646564L);

    private final BoundSockets sockets;
    private final Path folder;
    private final Optional<TemporaryFolder> temporary;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final ControllerServer controller;
    private final BrokerServer broker;

    private EmbeddedBroker(
            BoundSockets sockets, Path folder, Optional<TemporaryFolder> temporary, Map<String, String> more) {
        this.sockets = sockets;
        this.folder = folder;
        this.temporary = temporary;
        Map<String, String> settings = new HashMap<>(
                BrokerSettings.of(folder, sockets.port(BoundSockets.CLIENTS), sockets.port(BoundSockets.CONTROLLER)));
        settings.putAll(more);
        var config = new KafkaConfig(settings, false);
        var formatted = KafkaRaftServer.initializeLogDirs(config, LOGGER, "");
        var shared = new SharedServer(
                config,
                formatted._1(),
                Time.SYSTEM,
                Server.initializeMetrics(config, Time.SYSTEM, CLUSTER.toString()),
                CompletableFuture.completedFuture(
                        QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
                List.of(),
                (name, fatal, action) -> new BrokerFaults(name, fatal, action, end),
                sockets);
        this.controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), formatted._2());
        this.broker = new BrokerServer(shared);
    }

    /** Starts a broker on a free port in a temporary folder, which is gone after {@link #close()}. */
    public static EmbeddedBroker start() {
        return start(0);
    }

    /** Starts a broker on the given port, or on a free one for 0, in a temporary folder. */
    public static EmbeddedBroker start(int port) {
        return start(port, Map.of());
    }

    /** Starts a broker with settings that go before its own, such as who may log in, in a temporary folder. */
    public static EmbeddedBroker start(Map<String, String> more) {
        return start(0, more);
    }

    private static EmbeddedBroker start(int port, Map<String, String> more) {
        TemporaryFolder temporary = TemporaryFolder.create();
        try {
            return start(port, temporary.path(), Optional.of(temporary), more);
        } catch (RuntimeException e) {
            temporary.close();
            throw e;
        }
    }

    /**
     * Starts a broker that keeps its data. A folder that is opened again wants its old port: Kafka finishes an open
     * transaction at the address under which it began.
     *
     * @param port the port on 127.0.0.1, or 0 for any free one
     * @param folder where the data lies; made and formatted where it is new
     * @throws CannotStart if the port is in use or the folder cannot be written
     */
    public static EmbeddedBroker start(int port, Path folder) {
        return start(port, folder, Optional.empty(), Map.of());
    }

    private static EmbeddedBroker start(
            int port, Path folder, Optional<TemporaryFolder> temporary, Map<String, String> more) {
        BoundSockets sockets = BoundSockets.bind(port);
        try {
            format(folder);
            var started = new EmbeddedBroker(sockets, folder, temporary, more);
            started.startUp();
            return started;
        } catch (RuntimeException e) {
            sockets.close();
            throw e;
        } catch (LinkageError e) { // also that the process is asked to end while Kafka is being loaded
            sockets.close();
            throw new CannotStart("The broker did not start: " + e, e);
        }
    }

    private void startUp() {
        try {
            controller.startup();
            broker.startup();
        } catch (RuntimeException e) {
            stop();
            throw new CannotStart("The broker did not start: " + e.getMessage(), e);
        }
    }

    /** Where clients connect: host and port. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port();
    }

    /** The port for clients on 127.0.0.1. */
    public int port() {
        return sockets.port(BoundSockets.CLIENTS);
    }

    /** Where the data lies. */
    public Path folder() {
        return folder;
    }

    /**
     * Whether the broker is closed.
     *
     * @throws ExecutionException if the broker broke
     */
    public boolean isClosed() throws InterruptedException, ExecutionException {
        if (end.isDone()) {
            end.get();
        }
        return end.isDone();
    }

    @Override
    public void close() {
        stop();
        temporary.ifPresent(TemporaryFolder::close);
        end.complete(null);
    }

    private void stop() {
        broker.shutdown();
        controller.shutdown();
        sockets.close();
    }

    private static void format(Path folder) {
        try {
            Files.createDirectories(folder);
            if (!Files.isWritable(folder)) {
                throw new CannotStart("The broker cannot write to its folder " + folder + ".", null);
            }
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setClusterId(CLUSTER.toString())
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setControllerListenerName(BoundSockets.CONTROLLER)
                    .setMetadataLogDirectory(folder.toString())
                    .addDirectory(folder.toString())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (FileAlreadyExistsException e) {
            throw new CannotStart("The broker cannot write to its folder " + folder + ": it is no folder.", e);
        } catch (IOException e) {
            throw new CannotStart("The broker cannot write to its folder " + folder + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) { // what Kafka's formatter declares
            throw new CannotStart("The broker's folder " + folder + " cannot be formatted: " + e.getMessage(), e);
        }
    }
}
