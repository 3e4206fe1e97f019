package dev.lapwing.cli;

import dev.lapwing.notify.NotifierTopics;
import dev.lapwing.topology.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the notifier works. */
final class NotifyPlace {
    static final NotifierTopics TOPICS = new NotifierTopics(
            Topics.ALERTS.name(),
            Topics.MUTES.name(),
            Topics.RESOLUTIONS.name(),
            Topics.DELIVERIES.name(),
            Topics.UNDELIVERED.name(),
            Topics.STATUS.name());

    private NotifyPlace() {}

    /**
     * Looks whether the cluster has the notifier's topics.
     *
     * @throws CommandFailed when it does not answer, or lacks some
     */
    static void check(Config.Kafka kafka) {
        List<String> missing = KafkaTalk.with(kafka, admin -> {
            Set<String> there = admin.listTopics().names().get();
            return TOPICS.all().stream().filter(topic -> !there.contains(topic)).toList();
        });
        if (!missing.isEmpty()) {
            throw new CommandFailed("Kafka at %s lacks the topics %s. Make them with: lapwing topics --create"
                    .formatted(kafka.bootstrapServers(), String.join(", ", missing)));
        }
    }

    /** The settings of its clients. */
    static Map<String, Object> settings(Config.Kafka kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.settings());
        settings.put(Config.Kafka.BOOTSTRAP_SERVERS, kafka.bootstrapServers());
        return settings;
    }
}
