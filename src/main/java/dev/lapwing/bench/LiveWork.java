package dev.lapwing.bench;

import dev.lapwing.alert.FinalEpisode;
import dev.lapwing.alert.FinalEpisodes;
import dev.lapwing.replay.ReplayOutcome;
import dev.lapwing.rule.RuleSet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** A broker whose raw topic holds a file's rows, for the job and for the bare consumer beside it. */
final class LiveWork implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final BrokerProcess broker;
    private final Topic topic;
    private final LiveRound round;
    private final long rows;
    private final AtomicInteger runs = new AtomicInteger();

    /**
     * Starts the broker and fills its topic.
     *
     * @param outcome what a replay of the same rows found
     */
    LiveWork(String mainClass, Path folder, RowFile file, RuleSet rules, ReplayOutcome outcome) {
        broker = BrokerProcess.start(mainClass, folder.resolve("broker"));
        topic = new Topic(broker.address());
        topic.create();
        topic.fill(file);
        rows = file.rows();
        round = new LiveRound(topic, rules, folder, rows, episodes(outcome));
    }

    /** Reads all rows with a consumer that parses them and does nothing else. */
    Timing consume() {
        BareParse parse = new BareParse();
        try (KafkaConsumer<byte[], byte[]> consumer = topic.consumer(Topic.RAW)) {
            consumer.seekToBeginning(List.of(Topic.RAW));
            consumer.position(Topic.RAW);
            return Timing.of(rows, () -> {
                long left = rows;
                while (left > 0) {
                    for (ConsumerRecord<byte[], byte[]> row : consumer.poll(POLL)) {
                        parse.row(row.value(), 0, row.value().length);
                        left--;
                    }
                }
            });
        }
    }

    /** Runs the job over all rows. */
    Timing job() {
        return round.run("benchmark-" + runs.incrementAndGet());
    }

    @Override
    public void close() {
        broker.close();
    }

    private static Set<FinalEpisode> episodes(ReplayOutcome outcome) {
        FinalEpisodes finals = new FinalEpisodes(address -> address);
        outcome.finals().forEach(finals::add);
        return new HashSet<>(finals.ended());
    }
}
