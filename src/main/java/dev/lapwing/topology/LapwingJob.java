package dev.lapwing.topology;

import dev.lapwing.alert.FindingWriter;
import dev.lapwing.detect.AlertVersion;
import dev.lapwing.detect.Upstream;
import dev.lapwing.event.NewerFormat;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The streaming job: from its start to its end, whether asked for or not. */
public final class LapwingJob implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(LapwingJob.class);
    /** What alerts name as the engine that made them, where the jar does not say its version. */
    private static final String UNKNOWN_VERSION = "unpackaged";

    private final JobSettings settings;
    private final Counters counters = new Counters();
    private final SourceTimes times = new SourceTimes();
    private final PollTimes polls = new PollTimes();
    private final LagView lag = new LagView();
    private final KafkaStreams streams;
    private final Watchman watchman;
    private final AtomicReference<String> lastError = new AtomicReference<>("");
    private final CompletableFuture<Integer> end = new CompletableFuture<>();

    private LapwingJob(JobSettings settings, Admin admin) {
        this.settings = settings;
        Properties properties = StreamsSettings.of(settings);
        properties.put(StreamsConfig.producerPrefix(TooLarge.COUNTERS), counters);
        String application = properties.getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
        Map<String, Integer> partitions =
                StartCheck.partitions(admin, StreamsSettings.address(settings), application);
        SourceLayout layout = new SourceLayout(settings.sources(), partitions);
        this.streams =
                StateFolder.open(settings.stateFolder(), LapwingTopology.of(topologySettings(layout), properties), properties);
        var bytes = new ByteArraySerializer();
        var sign = LifeSign.ofThisProcess();
        this.watchman = new Watchman(
                admin,
                new KafkaProducer<>(StreamsSettings.client(settings), bytes, bytes),
                layout,
                application,
                polls,
                lag,
                sign,
                now -> sign.toBytes(now, working(), counters));
        streams.setUncaughtExceptionHandler(this::broke);
        streams.setStateListener((now, before) -> ended(now));
    }

    /**
     * Starts the job.
     *
     * @throws CannotRun when Kafka cannot be used, topics are missing, or the state folder is taken
     */
    public static LapwingJob start(JobSettings settings) {
        Admin admin = admin(settings);
        try {
            var job = new LapwingJob(settings, admin);
            job.streams.start();
            job.watchman.start(settings.timings().watch(), job::takeLags);
            return job;
        } catch (RuntimeException e) {
            admin.close();
            throw e;
        }
    }

    /** Waits for the end; zero when it was asked for, else a number for the exit of the process. */
    public int awaitEnd() throws InterruptedException {
        try {
            return end.get();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("nothing fails this future", e);
        }
    }

    /** What was counted. */
    public Counters counters() {
        return counters;
    }

    /** How the job is: whether it works, a word for its state, and what was looked at. */
    public JobHealth health() {
        Map<String, String> details = new LinkedHashMap<>();
        KafkaStreams.State state = streams.state();
        for (ThreadMetadata thread : streams.metadataForLocalThreads()) {
            details.put(thread.threadName(), thread.threadState());
        }
        details.put("lag", Long.toString(lag.total()));
        details.put("last error", lastError.get());
        for (Count count : Count.values()) {
            details.put(count.word(), Long.toString(counters.of(count)));
        }
        details.putAll(times.checks());
        details.putAll(polls.checks());
        return new JobHealth(working(), state.name(), details);
    }

    private boolean working() {
        return streams.state().isRunningOrRebalancing()
                && streams.metadataForLocalThreads().stream()
                        .noneMatch(thread -> thread.threadState().equals("DEAD"));
    }

    /** Ends the job in order: what is begun is committed, and the local state can be used again. */
    @Override
    public void close() {
        watchman.close();
        if (!streams.close(CloseOptions.timeout(settings.timings().close()))) {
            LOGGER.atWarn().log("job did not end in time");
        }
        end.complete(0);
    }

    private static Admin admin(JobSettings settings) {
        try {
            return Admin.create(StreamsSettings.client(settings));
        } catch (KafkaException e) {
            throw StartCheck.unusable(StreamsSettings.address(settings), e);
        }
    }

    private TopologySettings topologySettings(SourceLayout layout) {
        JobSettings.Bounds bounds = settings.bounds();
        return new TopologySettings(
                layout,
                settings.rules(),
                settings.redactor(),
                settings.places(),
                findings(settings),
                bounds.byGroupPartitions(),
                bounds.sliceLimit(),
                new GroupMemory(bounds.groupBytes(), StreamsSettings.threads(settings)),
                bounds.dueLimit(),
                settings.timings(),
                counters,
                times,
                polls,
                lag);
    }

    static Function<AlertVersion, byte[]> findings(JobSettings settings) {
        String version = LapwingJob.class.getPackage().getImplementationVersion();
        FindingWriter writer = new FindingWriter(
                settings.rules().hash(),
                version == null ? UNKNOWN_VERSION : version,
                address -> settings.redactor().showEmail(address, settings.emails()));
        return writer::write;
    }

    /** Whatever it is, the process ends with a clear line, and the platform starts it again. */
    private StreamThreadExceptionResponse broke(Throwable problem) {
        Optional<String> known =
                NewerFormat.behind(problem).map(Throwable::getMessage).or(() -> KafkaTrouble.denied(problem, AclOperation.ANY));
        lastError.set(known.orElseGet(problem::toString));
        known.ifPresentOrElse(
                words -> LOGGER.atError().addKeyValue("error", words).log("job broke"),
                () -> LOGGER.atError().setCause(problem).log("job broke"));
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private void ended(KafkaStreams.State now) {
        if (now == KafkaStreams.State.ERROR) {
            end.complete(1);
        }
    }

    private void takeLags() {
        Map<Upstream, Long> lags = new HashMap<>();
        for (Map.Entry<MetricName, ? extends Metric> metric : streams.metrics().entrySet()) {
            Map<String, String> tags = metric.getKey().tags();
            String topic = tags.get("topic");
            String partition = tags.get("partition");
            if (metric.getKey().name().equals("records-lag")
                    && topic != null
                    && partition != null
                    && metric.getValue().metricValue() instanceof Double value
                    && !value.isNaN()) {
                lags.put(new Upstream(rawTopic(topic), Integer.parseInt(partition)), value.longValue());
            }
        }
        lag.lags(lags);
    }

    /** Metrics write a topic with underscores for points. */
    private static String rawTopic(String tag) {
        return SourceLayout.rawTopics().stream()
                .filter(topic -> topic.equals(tag) || topic.replace('.', '_').equals(tag))
                .findFirst()
                .orElse(tag);
    }
}
