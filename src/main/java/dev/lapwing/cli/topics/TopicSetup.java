package dev.lapwing.cli.topics;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.kafka.BrokerProbe;
import dev.lapwing.cli.kafka.KafkaAdmin;
import dev.lapwing.config.Config;
import dev.lapwing.kafka.KafkaTrouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that are missing; doing it again changes nothing. */
public record TopicSetup(Config.Kafka kafka, TopicPlan plan) {
    /** A line for each topic: made now, or there before. */
    public List<String> create() {
        BrokerProbe.check(kafka);
        return KafkaAdmin.with(kafka, admin -> {
            Set<String> there = admin.listTopics().names().get();
            enoughBrokers(admin, there);
            var lines = new ArrayList<String>();
            for (NewTopic topic : plan.newTopics()) {
                lines.add(there.contains(topic.name()) ? present(topic.name()) : create(admin, topic));
            }
            return lines;
        });
    }

    /** Kafka would refuse the first topic in words that name no way out. */
    private void enoughBrokers(Admin admin, Set<String> there) throws ExecutionException, InterruptedException {
        int brokers = admin.describeCluster().nodes().get().size();
        boolean all = plan.newTopics().stream().map(NewTopic::name).allMatch(there::contains);
        if (!all && plan.replication() > brokers) {
            throw new CommandFailed("Kafka at %s has %d %s, too few for %d copies of each topic: say --replication %d."
                    .formatted(
                            kafka.bootstrapServers(),
                            brokers,
                            brokers == 1 ? "broker" : "brokers",
                            plan.replication(),
                            brokers));
        }
    }

    private static String create(Admin admin, NewTopic topic) throws InterruptedException {
        try {
            admin.createTopics(List.of(topic)).all().get();
            return topic.name() + ": created with " + topic.numPartitions() + " partitions";
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return present(topic.name());
            }
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new CommandFailed(
                    "Topic %s was not created: %s."
                            .formatted(topic.name(), KafkaTrouble.words(cause, AclOperation.CREATE)),
                    e);
        }
    }

    private static String present(String topic) {
        return topic + ": was there";
    }
}
