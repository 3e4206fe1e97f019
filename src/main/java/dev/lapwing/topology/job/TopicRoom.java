package dev.lapwing.topology.job;

import dev.lapwing.kafka.Topics;
import dev.lapwing.topology.rights.JobRights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Whether topics take records as large as the job may write; one that takes less would end the job later, at each start
 * again. A topic whose settings may not be seen is taken for one with room.
 */
final class TopicRoom {
    /** What a batch of one record, its headers among it, has beside key and value. */
    private static final int AROUND = 10 * 1024;

    private TopicRoom() {}

    /** Which topics take too little, and how much it has to be, as the end of a sentence; empty where all have room. */
    static Optional<String> lacking(Admin admin, String applicationId) throws ExecutionException, InterruptedException {
        Map<String, Integer> needed = needed(applicationId);
        var asked = admin.describeConfigs(
                        needed.keySet().stream().map(TopicRoom::topic).toList())
                .values();
        List<String> small = new ArrayList<>();
        for (Map.Entry<String, Integer> topic : needed.entrySet()) {
            long most = most(() ->
                    Objects.requireNonNull(asked.get(topic(topic.getKey()))).get());
            if (most < topic.getValue()) {
                small.add("%s (%d, needs %d)".formatted(topic.getKey(), most, topic.getValue()));
            }
        }
        return small.isEmpty()
                ? Optional.empty()
                : Optional.of("max.message.bytes is too small for what the job may write: " + String.join(", ", small));
    }

    private static Map<String, Integer> needed(String applicationId) {
        Map<String, Integer> needed = new LinkedHashMap<>();
        JobRights.written().forEach(topic -> needed.put(topic.name(), TooLarge.LARGEST + AROUND));
        Topics.internal(applicationId).forEach(topic -> needed.put(topic, TooLarge.LARGEST_INTERNAL + AROUND));
        return needed;
    }

    /** What may not be seen, or is not there yet and will be made as it should be, has room. */
    private static long most(Answer answer) throws ExecutionException, InterruptedException {
        try {
            ConfigEntry entry = answer.get().get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
            return entry == null || entry.value() == null ? Long.MAX_VALUE : Long.parseLong(entry.value());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException
                    || e.getCause() instanceof AuthorizationException) {
                return Long.MAX_VALUE;
            }
            throw e;
        }
    }

    private static ConfigResource topic(String name) {
        return new ConfigResource(ConfigResource.Type.TOPIC, name);
    }

    /** What Kafka says of a topic's settings. */
    private interface Answer {
        Config get() throws ExecutionException, InterruptedException;
    }
}
