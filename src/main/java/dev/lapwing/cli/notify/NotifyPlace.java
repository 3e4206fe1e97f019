package dev.lapwing.cli.notify;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.kafka.KafkaGate;
import dev.lapwing.cli.topics.CommandRights;
import dev.lapwing.config.Config;
import java.util.HashMap;
import java.util.Map;

/** Where the notifier works. */
public final class NotifyPlace {
    private NotifyPlace() {}

    /**
     * Looks whether the cluster has the notifier's topics, and lets it work with them.
     *
     * @param tells whether people are told, or only shown what they would be
     * @throws CommandFailed when it does not answer, or something is missing
     */
    static void check(Config.Kafka kafka, boolean tells) {
        KafkaGate.pass(kafka, tells ? CommandRights.NOTIFY : CommandRights.NOTIFY_PREVIEW);
    }

    /** The settings of its clients. */
    public static Map<String, Object> settings(Config.Kafka kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.settings());
        settings.put(Config.Kafka.BOOTSTRAP_SERVERS, kafka.bootstrapServers());
        return settings;
    }
}
