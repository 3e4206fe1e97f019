package dev.lapwing.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.alert.FinalEpisode;
import dev.lapwing.alert.FinalEpisodes;
import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.StopSignal;
import dev.lapwing.config.Config;
import dev.lapwing.kafka.TopicReader;
import dev.lapwing.kafka.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the committed alerts, shows each as it comes and keeps the final episodes. */
final class AlertReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    /** So long nothing new must come before the job is taken to be through. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ObjectMapper json = new ObjectMapper();
    private final FinalEpisodes episodes = new FinalEpisodes(address -> address);

    private final Consumer<byte[], byte[]> consumer;
    private final java.util.function.Consumer<JsonNode> show;

    AlertReader(Config.Kafka kafka, java.util.function.Consumer<JsonNode> show) {
        this.show = show;
        consumer = new KafkaConsumer<>(
                TopicReader.settings(kafka.settings()), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var unused = new TopicReader(consumer, TopicReader.PATIENCE).begin(List.of(Topics.ALERTS.name()));
    }

    /**
     * Reads until nothing is open, nothing new comes and the job is through, or somebody has had enough.
     *
     * @throws CommandFailed when that takes minutes
     */
    void readUntil(BooleanSupplier through, StopSignal stop) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        Instant quietSince = Instant.now();
        while (Instant.now().isBefore(quietSince.plus(QUIET)) && !stop.wished()) {
            boolean news = !read();
            if (news || stillOpen() > 0 || !through.getAsBoolean()) {
                quietSince = Instant.now();
            }
            if (Instant.now().isAfter(deadline)) {
                throw new CommandFailed("The job was not through with the rows after " + PATIENCE.toMinutes()
                        + " minutes; " + stillOpen() + " alerts are open.");
            }
        }
    }

    /** The episodes of the alerts that ended. */
    List<FinalEpisode> ended() {
        return episodes.ended();
    }

    long openings() {
        return episodes.openings();
    }

    long stillOpen() {
        return episodes.stillOpen();
    }

    /** How many rules found something. */
    long rules() {
        return ended().stream().map(FinalEpisode::rule).distinct().count();
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** Reads what has come; true where that is nothing. */
    boolean read() {
        boolean nothing = true;
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            nothing = false;
            try {
                JsonNode finding = json.readTree(record.value());
                episodes.add(finding);
                show.accept(finding);
            } catch (IOException e) {
                throw new CommandFailed("An alert at offset " + record.offset() + " is no JSON.", e);
            }
        }
        return nothing;
    }
}
