package dev.lapwing.cli.topics;

import dev.lapwing.cli.ShellWords;
import dev.lapwing.config.Config;
import dev.lapwing.kafka.TopicSpec;
import dev.lapwing.kafka.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The topics to create, with their sizes. */
public record TopicPlan(int partitions, short replication) {

    List<String> commands(Config.Kafka kafka) {
        var commands = new ArrayList<String>();
        if (ShellWords.needsLogin(kafka)) {
            commands.add(ShellWords.LOGIN_HINT);
        }
        for (TopicSpec topic : Topics.ALL) {
            var command = new StringBuilder("kafka-topics.sh --create --if-not-exists --bootstrap-server ")
                    .append(ShellWords.quoted(kafka.bootstrapServers()))
                    .append(" --topic ")
                    .append(topic.name())
                    .append(" --partitions ")
                    .append(partitionsOf(topic))
                    .append(" --replication-factor ")
                    .append(replication);
            configOf(topic)
                    .forEach((key, value) ->
                            command.append(" --config ").append(key).append('=').append(value));
            commands.add(command.toString());
        }
        return commands;
    }

    List<NewTopic> newTopics() {
        return Topics.ALL.stream()
                .map(topic -> new NewTopic(topic.name(), Optional.of(partitionsOf(topic)), Optional.of(replication))
                        .configs(configOf(topic)))
                .toList();
    }

    private int partitionsOf(TopicSpec topic) {
        return switch (topic.partitions()) {
            case MANY -> partitions;
            case ONE -> 1;
        };
    }

    private static Map<String, String> configOf(TopicSpec topic) {
        var config = new TreeMap<String, String>();
        config.put(TopicConfig.CLEANUP_POLICY_CONFIG, topic.cleanupPolicy());
        topic.retention()
                .map(Duration::toMillis)
                .ifPresent(millis -> config.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(millis)));
        return config;
    }
}
