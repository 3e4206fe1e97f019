package dev.lapwing.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that are missing; doing it again changes nothing. */
record TopicSetup(Config.Kafka kafka, TopicPlan plan) {
    /** A line for each topic: made now, or there before. */
    List<String> create() {
        return KafkaTalk.with(kafka, admin -> {
            Set<String> there = admin.listTopics().names().get();
            var lines = new ArrayList<String>();
            for (NewTopic topic : plan.newTopics()) {
                lines.add(there.contains(topic.name()) ? present(topic.name()) : create(admin, topic));
            }
            return lines;
        });
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
            throw new CommandFailed("Topic " + topic.name() + " was not created: " + cause.getMessage(), e);
        }
    }

    private static String present(String topic) {
        return topic + ": was there";
    }
}
