package dev.lapwing.cli.sources;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.kafka.KafkaAdmin;
import dev.lapwing.cli.kafka.KafkaGate;
import dev.lapwing.cli.topics.CommandRights;
import dev.lapwing.config.Config;
import dev.lapwing.embedded.EmbeddedConnect;
import dev.lapwing.kafka.Topics;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/**
 * What the Kafka cluster offers to connectors.
 *
 * @param partitions of the raw topic of PocketBase rows
 * @param replication copies of the Connect worker's own topics
 */
public record SourcesPlace(int partitions, short replication) {
    private static final int COPIES = 3;

    /**
     * Looks at a cluster.
     *
     * @throws CommandFailed when it does not answer, topics or rights are missing, or another worker is at work there
     */
    static SourcesPlace of(Config config) {
        Config.Kafka kafka = config.kafka();
        KafkaGate.pass(kafka, CommandRights.sources(config.fetched()));
        return KafkaAdmin.with(kafka, admin -> {
            alone(admin, kafka);
            int brokers = admin.describeCluster().nodes().get().size();
            String raw = Topics.RAW_POCKETBASE.name();
            int partitions = admin.describeTopics(List.of(raw)).allTopicNames().get().values().stream()
                    .mapToInt(topic -> topic.partitions().size())
                    .sum();
            return new SourcesPlace(partitions, (short) Math.min(COPIES, brokers));
        });
    }

    private static void alone(Admin admin, Config.Kafka kafka) throws ExecutionException, InterruptedException {
        String group = EmbeddedConnect.GROUP;
        boolean there = admin.listGroups().all().get().stream()
                .anyMatch(listed -> listed.groupId().equals(group));
        boolean taken = there
                && admin.describeClassicGroups(List.of(group)).all().get().values().stream()
                        .anyMatch(found -> !found.members().isEmpty());
        if (taken) {
            throw new CommandFailed("Another lapwing sources works on Kafka at %s, or ended less than ten seconds ago"
                            .formatted(kafka.bootstrapServers())
                    + "; there can be one for each cluster, which takes care of all sources.");
        }
    }
}
