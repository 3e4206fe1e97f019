package dev.lapwing.embedded;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Kafka's settings for one small node that is broker and controller at once. */
final class BrokerSettings {
    static final int NODE_ID = 1;

    private BrokerSettings() {}

    static Map<String, String> of(Path folder, int clientPort, int controllerPort) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE_ID));
        settings.put("log.dirs", folder.toString());
        settings.put(
                "listeners",
                "%s://127.0.0.1:%d,%s://127.0.0.1:%d"
                        .formatted(BoundSockets.CLIENTS, clientPort, BoundSockets.CONTROLLER, controllerPort));
        settings.put("advertised.listeners", BoundSockets.CLIENTS + "://127.0.0.1:" + clientPort);
        settings.put("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", BoundSockets.CLIENTS);
        settings.put("controller.listener.names", BoundSockets.CONTROLLER);
        settings.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        settings.put("auto.create.topics.enable", "false");
        // There is nobody to hand over to, and while it does, a transaction ends without its marks and hangs for ever.
        settings.put("controlled.shutdown.enable", "false");
        settings.putAll(oneNode());
        settings.putAll(light());
        return settings;
    }

    /** One node holds every internal topic; few partitions, since each costs start-up time. */
    private static Map<String, String> oneNode() {
        return Map.of(
                "default.replication.factor", "1",
                "min.insync.replicas", "1",
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "2",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.num.partitions", "1");
    }

    /** Small buffers, few threads, no waiting: it shares the machine with the job it serves. */
    private static Map<String, String> light() {
        return Map.ofEntries(
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "2"),
                Map.entry("background.threads", "2"),
                Map.entry("num.recovery.threads.per.data.dir", "2"),
                Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
                Map.entry("log.segment.bytes", "67108864"),
                Map.entry("log.index.size.max.bytes", "1048576"),
                Map.entry("offsets.topic.segment.bytes", "4194304"),
                Map.entry("transaction.state.log.segment.bytes", "4194304"),
                Map.entry("metadata.log.segment.bytes", "16777216"));
    }
}
