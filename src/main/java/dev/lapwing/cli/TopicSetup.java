package dev.lapwing.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that are missing; doing it again changes nothing. */
record TopicSetup(Config.Kafka kafka, TopicPlan plan) {
    private static final int PATIENCE_MS = 30_000;

    /** A line for each topic: made now, or there before. */
    List<String> create() {
        Map<String, Object> settings = new HashMap<>(kafka.settings());
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        settings.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        settings.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS / 2);
        try (var admin = Admin.create(settings)) {
            Set<String> there = admin.listTopics().names().get();
            return plan.newTopics().stream()
                    .map(topic -> there.contains(topic.name()) ? present(topic.name()) : create(admin, topic))
                    .toList();
        } catch (ExecutionException e) {
            throw failed(e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            throw failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("The set-up of the topics was interrupted.", e);
        }
    }

    private String create(Admin admin, NewTopic topic) {
        KafkaFuture<Void> made = admin.createTopics(List.of(topic)).all();
        try {
            made.get();
            return topic.name() + ": created with " + topic.numPartitions() + " partitions";
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return present(topic.name());
            }
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new CommandFailed("Topic " + topic.name() + " was not created: " + cause.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("The set-up of the topics was interrupted.", e);
        }
    }

    private static String present(String topic) {
        return topic + ": was there";
    }

    private CommandFailed failed(Throwable problem) {
        String why = problem instanceof TimeoutException ? "it did not answer" : problem.getMessage();
        return new CommandFailed("Kafka at %s cannot be used: %s.".formatted(kafka.bootstrapServers(), why), problem);
    }
}
