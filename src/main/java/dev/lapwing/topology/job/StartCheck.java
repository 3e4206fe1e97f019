package dev.lapwing.topology.job;

import dev.lapwing.kafka.KafkaTrouble;
import dev.lapwing.topology.rights.Access;
import dev.lapwing.topology.rights.JobRights;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;

/** What must be there, and allowed, before the job starts; else Kafka Streams would stop with a puzzle. */
final class StartCheck {
    private static final int NOW_MS = 2_000;

    private StartCheck() {}

    /**
     * How many partitions each raw topic has.
     *
     * @throws CannotRun when Kafka does not answer, or topics or rights are missing, or topics take too little
     *     (all of them are named)
     */
    static Map<String, Integer> partitions(Admin admin, String address, String applicationId) {
        try {
            Access access = Access.to(admin, JobRights.toStart(applicationId));
            access.problem(address).ifPresent(sentence -> {
                throw new CannotRun(sentence, null);
            });
            TopicRoom.lacking(admin, applicationId).ifPresent(small -> {
                throw new CannotRun("Kafka at %s cannot be used: %s.".formatted(address, small), null);
            });
            return access.partitions();
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
        return new CannotRun(
                "Kafka at %s cannot be used: %s."
                        .formatted(address, KafkaTrouble.words(problem, AclOperation.DESCRIBE)),
                problem);
    }
}
