package dev.lapwing.cli.replay;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.kafka.CarefulProducer;
import dev.lapwing.config.Config;
import dev.lapwing.detect.LearnedBaseline;
import dev.lapwing.kafka.KafkaTrouble;
import dev.lapwing.kafka.Topics;
import dev.lapwing.topology.record.LearnedRow;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;
import org.jspecify.annotations.Nullable;

/** Sends what was learned to the job. */
final class LearnSender implements AutoCloseable {
    private static final String TOPIC = Topics.LEARNED.name();

    private final String address;
    private final Producer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /**
     * A sender.
     *
     * @throws CommandFailed when Kafka's settings are wrong
     */
    LearnSender(Config.Kafka kafka) {
        this.address = kafka.bootstrapServers();
        this.producer = CarefulProducer.of(kafka, Map.of());
    }

    /** Sends a learned baseline, without waiting. */
    void send(LearnedBaseline baseline, String instance, String rule) {
        byte[] value = LearnedRow.write(baseline, instance, rule);
        try {
            var unused = producer.send(
                    new ProducerRecord<>(TOPIC, baseline.group().bytes(), value), (sent, problem) -> note(problem));
        } catch (KafkaException e) {
            note(e);
        }
    }

    /**
     * Waits until everything has arrived.
     *
     * @throws CommandFailed when something has not
     */
    void await() {
        producer.flush();
        Exception problem = failure.get();
        if (problem != null) {
            throw new CommandFailed(
                    "Kafka at %s did not take all that was learned: %s. Learn again: twice does no harm."
                            .formatted(address, KafkaTrouble.words(problem, AclOperation.WRITE)),
                    problem);
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private void note(@Nullable Exception problem) {
        if (problem != null) {
            failure.compareAndSet(null, problem);
        }
    }
}
