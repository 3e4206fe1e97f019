package dev.lapwing.topology;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;

/** What must be there before the job starts; without a source topic Kafka Streams would stop with a puzzle. */
final class StartCheck {
    private static final int NOW_MS = 2_000;

    private StartCheck() {}

    /**
     * How many partitions each raw topic has.
     *
     * @throws CannotRun when Kafka does not answer, or topics are missing (all of them are named)
     */
    static Map<String, Integer> partitions(Admin admin, String address) {
        try {
            Set<String> there = admin.listTopics().names().get();
            List<String> missing = Topics.needed().stream()
                    .map(TopicSpec::name)
                    .filter(topic -> !there.contains(topic))
                    .toList();
            if (!missing.isEmpty()) {
                throw new CannotRun(
                        "Kafka at %s lacks the topics %s. Make them with: lapwing topics --create"
                                .formatted(address, String.join(", ", missing)),
                        null);
            }
            Map<String, Integer> partitions = new HashMap<>();
            for (TopicDescription topic : admin.describeTopics(SourceLayout.rawTopics())
                    .allTopicNames()
                    .get()
                    .values()) {
                partitions.put(topic.name(), topic.partitions().size());
            }
            return partitions;
        } catch (ExecutionException e) {
            throw unusable(address, e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            throw unusable(address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("The start was interrupted.", e);
        }
    }

    /** Whether Kafka is there at this moment. */
    static boolean answers(Admin admin) {
        try {
            var unused = admin.describeCluster(new DescribeClusterOptions().timeoutMs(NOW_MS))
                    .clusterId()
                    .get();
            return true;
        } catch (ExecutionException | KafkaException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static CannotRun unusable(String address, Throwable problem) {
        String why = problem instanceof TimeoutException ? "it does not answer" : problem.getMessage();
        return new CannotRun("Kafka at %s cannot be used: %s.".formatted(address, why), problem);
    }
}
