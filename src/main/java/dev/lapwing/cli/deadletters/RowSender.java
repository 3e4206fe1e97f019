package dev.lapwing.cli.deadletters;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.kafka.CarefulProducer;
import dev.lapwing.cli.kafka.KafkaAdmin;
import dev.lapwing.cli.kafka.RecordPosition;
import dev.lapwing.config.Config;
import dev.lapwing.kafka.KafkaTrouble;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Sends rows again to the partitions in which they stand. */
final class RowSender implements AutoCloseable {
    /** The header of a copy that says where the row stood. */
    static final String RETRIED_FROM = "lapwing.retried-from";

    /** Whatever a topic took it may take again. */
    private static final int LARGEST = 100 << 20;

    private final String address;
    private final Producer<byte[], byte[]> producer;

    /**
     * A sender.
     *
     * @throws CommandFailed when Kafka's settings are wrong
     */
    RowSender(Config.Kafka kafka) {
        this.address = kafka.bootstrapServers();
        this.producer = CarefulProducer.of(
                kafka,
                Map.of(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST, ProducerConfig.BUFFER_MEMORY_CONFIG, LARGEST));
    }

    /**
     * Sends a row with its key and headers and waits until it is acknowledged. It arrives now: what was too early for its
     * arrival then may not be so any more.
     *
     * @param refused is told where Kafka does not take this row but may take others
     * @return where it stands now
     * @throws CommandFailed when Kafka does not answer
     */
    Optional<RecordPosition> send(ConsumerRecord<byte[], byte[]> row, RecordPosition place, Consumer<String> refused) {
        RecordHeaders headers = new RecordHeaders(row.headers());
        headers.add(RETRIED_FROM, place.toString().getBytes(StandardCharsets.UTF_8));
        try {
            RecordMetadata taken = producer.send(
                            new ProducerRecord<>(place.topic(), place.partition(), row.key(), row.value(), headers))
                    .get();
            return Optional.of(new RecordPosition(taken.topic(), taken.partition(), taken.offset()));
        } catch (ExecutionException e) {
            String problem = "Kafka at " + address + " did not take " + place + ": " + reason(e) + ".";
            if (e.getCause() instanceof RetriableException) {
                throw new CommandFailed(problem + " What was told as sent is sent; twice does no harm.", e);
            }
            refused.accept(problem);
            return Optional.empty();
        } catch (KafkaException e) {
            throw KafkaAdmin.failed(address, e, AclOperation.WRITE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("The sending was interrupted; what was told as sent is sent.", e);
        }
    }

    private static String reason(ExecutionException problem) {
        return KafkaTrouble.words(problem.getCause() == null ? problem : problem.getCause(), AclOperation.WRITE);
    }

    @Override
    public void close() {
        producer.close();
    }
}
