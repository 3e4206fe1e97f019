package dev.lapwing.cli.kafka;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.StopSignal;
import dev.lapwing.config.Config;
import dev.lapwing.kafka.KafkaTrouble;
import dev.lapwing.kafka.KafkaWatch;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;

/** Asks a Kafka cluster something, and tells in a sentence that it cannot be asked. */
public final class KafkaAdmin {
    private static final int PATIENCE_MS = 30_000;

    private KafkaAdmin() {}

    /** What is asked, or done. */
    public interface Question<T> {
        T ask(Admin admin) throws ExecutionException, InterruptedException;
    }

    /**
     * Asks.
     *
     * @throws CommandFailed when the cluster does not answer, or refuses
     */
    public static <T> T with(Config.Kafka kafka, Question<T> question) {
        Map<String, Object> settings = new HashMap<>(kafka.settings());
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        settings.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        settings.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS / 2);
        try (var admin = Admin.create(settings)) {
            return question.ask(admin);
        } catch (ExecutionException e) {
            throw failed(kafka, e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            throw failed(kafka, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("The talk with Kafka was interrupted.", e);
        }
    }

    /**
     * Waits until Kafka answers, and tells that it waits.
     *
     * @return false where the command shall end before
     * @throws CommandFailed when the cluster refuses
     */
    public static boolean await(Config.Kafka kafka, KafkaWatch watch, StopSignal stop) throws InterruptedException {
        try {
            return watch.await(stop::within);
        } catch (KafkaException e) {
            throw failed(kafka, e);
        }
    }

    /** Tells what came of doing something with a topic. */
    public static CommandFailed failed(String address, Throwable problem, AclOperation doing) {
        return new CommandFailed(
                "Kafka at %s cannot be used: %s.".formatted(address, KafkaTrouble.words(problem, doing)), problem);
    }

    private static CommandFailed failed(Config.Kafka kafka, Throwable problem) {
        return failed(kafka.bootstrapServers(), problem, AclOperation.DESCRIBE);
    }
}
