package dev.lapwing.pocketbase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.Waiting;
import dev.lapwing.continuity.LogContinuity;
import dev.lapwing.continuity.LogState;
import dev.lapwing.continuity.poll.LogPoll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a connector has written to its two topics, as a reader of committed records sees it. */
final class Shipped implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ConnectProcess worker;
    private final String source;
    private final String polls;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<String> ids = new ArrayList<>();
    private final Set<String> kinds = new LinkedHashSet<>();
    private LogState state = LogState.NONE;
    private int envelopes;

    Shipped(ConnectProcess worker, String bootstrapServers, String source, String rows, String polls) {
        this.worker = worker;
        this.source = source;
        this.polls = polls;
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = List.of(new TopicPartition(rows, 0), new TopicPartition(polls, 0));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** The ids of the rows, in the order in which they stand in the topic. */
    List<String> ids() {
        return ids;
    }

    /** What the envelopes so far come to. */
    Set<String> kinds() {
        return kinds;
    }

    int envelopes() {
        return envelopes;
    }

    /** Reads on until something holds. */
    void readUntil(BooleanSupplier enough, Supplier<String> soFar) {
        readUntil(() -> ids.size() + kinds.size(), enough, soFar);
    }

    private void readUntil(Supplier<?> progress, BooleanSupplier enough, Supplier<String> soFar) {
        try {
            Waiting.until("what a connector ships", () -> worker.work() + " " + progress.get(), () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(this::take);
                return enough.getAsBoolean();
            });
        } catch (AssertionError e) {
            throw new AssertionError("stays at " + soFar.get(), e);
        }
    }

    /** Reads on until so many more envelopes have come. */
    void envelopes(int more) {
        int wanted = envelopes + more;
        readUntil(() -> envelopes, () -> envelopes >= wanted, () -> envelopes + " envelopes");
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (!new String(record.key(), StandardCharsets.UTF_8).equals(source)) {
            return;
        }
        if (record.topic().equals(polls)) {
            judge(LogPoll.parse(record.value()).match(poll -> poll, (field, problem) -> {
                throw new AssertionError("unreadable envelope, " + field + ": " + problem);
            }));
            return;
        }
        try {
            JsonNode row = JSON.readTree(record.value());
            if (row.has("id")) {
                ids.add(row.path("id").asText());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void judge(LogPoll poll) {
        envelopes++;
        LogContinuity.Step step = LogContinuity.next(state, poll, source);
        state = step.state();
        step.events()
                .forEach(event ->
                        kinds.add(String.valueOf(event.value(event.schema().slot("monitor.kind")))));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
