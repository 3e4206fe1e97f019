package dev.lapwing.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.alert.FinalEpisode;
import dev.lapwing.alert.FinalEpisodes;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.redact.EmailDisplay;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.topology.job.LapwingJob;
import dev.lapwing.topology.metrics.JobCounter;
import dev.lapwing.topology.setup.JobSettings;
import dev.lapwing.topology.setup.Timings;
import dev.lapwing.topology.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.streams.StreamsConfig;

/**
 * One run of the streaming job over a topic that is full: from its first row to the commit of the last alert's end.
 *
 * @param expected the episodes that a replay of the same rows ends with
 */
record LiveRound(Topic topic, RuleSet rules, Path folder, long rows, Set<FinalEpisode> expected) {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    LiveRound {
        if (expected.isEmpty()) {
            throw new IllegalArgumentException("without any episode there is no telling when the job is done");
        }
        expected = Set.copyOf(expected);
    }

    /** Runs a job that has never run before. */
    Timing run(String applicationId) {
        try (KafkaConsumer<byte[], byte[]> alerts = topic.consumer(Topic.ALERTS)) {
            alerts.seekToEnd(List.of(Topic.ALERTS));
            alerts.position(Topic.ALERTS);
            try (LapwingJob job = LapwingJob.start(settings(applicationId))) {
                while (job.counters().of(JobCounter.ACCEPTED) == 0) {
                    alerts.poll(POLL);
                }
                Timing.Watch watch = Timing.Watch.start();
                awaitEnd(alerts);
                return watch.stop(rows);
            }
        }
    }

    private void awaitEnd(KafkaConsumer<byte[], byte[]> alerts) {
        FinalEpisodes told = new FinalEpisodes(address -> address);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!ended(told)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(told.ended().size() + " of " + expected.size() + " episodes ended");
            }
            for (ConsumerRecord<byte[], byte[]> alert : alerts.poll(POLL)) {
                take(alert, told);
            }
        }
    }

    private boolean ended(FinalEpisodes told) {
        return told.stillOpen() == 0
                && told.openings() >= expected.size()
                && new HashSet<>(told.ended()).equals(expected);
    }

    private static void take(ConsumerRecord<byte[], byte[]> alert, FinalEpisodes told) {
        try {
            told.add(JSON.readTree(alert.value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JobSettings settings(String applicationId) {
        return new JobSettings(
                Map.of("bootstrap.servers", topic.address()),
                Map.of(
                        StreamsConfig.APPLICATION_ID_CONFIG,
                        applicationId,
                        StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                        Integer.toString(Runtime.getRuntime().availableProcessors())),
                List.of(new Source(ReplayWork.INSTANCE, RowFormat.POCKETBASE, RowFormat.POCKETBASE.lateness(), false)),
                rules,
                ReplayWork.redactor(),
                GeoLocator.NONE,
                EmailDisplay.PLAIN,
                folder.resolve(applicationId),
                JobSettings.Bounds.USUAL,
                Timings.USUAL);
    }
}
