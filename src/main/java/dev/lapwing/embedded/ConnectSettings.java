package dev.lapwing.embedded;

import dev.lapwing.kafka.InFlight;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The settings of the Connect worker. */
final class ConnectSettings {
    private static final String BYTES = "org.apache.kafka.connect.converters.ByteArrayConverter";

    private ConnectSettings() {}

    /** The worker's settings: those of Kafka's clients for each client that it makes, and its own. */
    static Map<String, String> of(Map<String, String> kafka, Map<String, String> secrets, short replication) {
        Map<String, String> settings = new HashMap<>(kafka);
        settings.putAll(prefixed(kafka, "producer.", ProducerConfig.configNames()));
        // Connect's own default, and it never gives a batch up: with more on their way one that does not fit would stop
        // it for ever.
        settings.put("producer." + InFlight.SETTING, InFlight.ONE);
        settings.putAll(prefixed(kafka, "consumer.", ConsumerConfig.configNames()));
        settings.putAll(prefixed(kafka, "admin.", AdminClientConfig.configNames()));
        settings.putAll(GivenSecrets.settings(secrets));
        settings.putAll(worker());
        settings.putAll(topics(Short.toString(replication)));
        return settings;
    }

    private static Map<String, String> worker() {
        return Map.of(
                "group.id", EmbeddedConnect.GROUP,
                "key.converter", BYTES,
                "value.converter", BYTES,
                "exactly.once.source.support", "enabled",
                // Connectors come from the class path; reading its service files takes no time, scanning it would.
                "plugin.discovery", "service_load",
                "topic.creation.enable", "false",
                "topic.tracking.enable", "false",
                "connector.client.config.override.policy", "None",
                // There is one worker: nobody comes back for whose work it would be worth waiting.
                "scheduled.rebalance.max.delay.ms", "0");
    }

    private static Map<String, String> topics(String replication) {
        return Map.of(
                "config.storage.topic",
                EmbeddedConnect.CONFIGS,
                "config.storage.replication.factor",
                replication,
                "offset.storage.topic",
                EmbeddedConnect.OFFSETS,
                "offset.storage.replication.factor",
                replication,
                "offset.storage.partitions",
                "1",
                "status.storage.topic",
                EmbeddedConnect.STATUS,
                "status.storage.replication.factor",
                replication,
                "status.storage.partitions",
                "1");
    }

    /** What this client knows, and what none does: a company's own callback class may want it. */
    private static Map<String, String> prefixed(Map<String, String> kafka, String prefix, Collection<String> known) {
        Set<String> others = new TreeSet<>(ProducerConfig.configNames());
        others.addAll(ConsumerConfig.configNames());
        others.addAll(AdminClientConfig.configNames());
        others.removeAll(known);
        Map<String, String> prefixed = new HashMap<>();
        kafka.forEach((key, value) -> {
            if (!others.contains(key)) {
                prefixed.put(prefix + key, value);
            }
        });
        return prefixed;
    }
}
