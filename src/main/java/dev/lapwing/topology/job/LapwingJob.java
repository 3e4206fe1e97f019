package dev.lapwing.topology.job;

import dev.lapwing.alert.finding.FindingWriter;
import dev.lapwing.alert.finding.IncidentWriter;
import dev.lapwing.alert.incident.IncidentAlerts;
import dev.lapwing.event.NewerFormat;
import dev.lapwing.kafka.InFlight;
import dev.lapwing.kafka.JobHeartbeat;
import dev.lapwing.kafka.KafkaTrouble;
import dev.lapwing.text.EngineVersion;
import dev.lapwing.topology.LapwingTopology;
import dev.lapwing.topology.metrics.Counters;
import dev.lapwing.topology.metrics.JobCounter;
import dev.lapwing.topology.metrics.StreamsMetrics;
import dev.lapwing.topology.setup.AlertWriters;
import dev.lapwing.topology.setup.GroupMemory;
import dev.lapwing.topology.setup.JobSettings;
import dev.lapwing.topology.setup.TopologySettings;
import dev.lapwing.topology.source.LagView;
import dev.lapwing.topology.source.PollTimes;
import dev.lapwing.topology.source.SourceLayout;
import dev.lapwing.topology.source.SourceTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.ThreadMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The streaming job: from its start to its end, whether asked for or not. */
public final class LapwingJob implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(LapwingJob.class);
    /** What alerts name as the engine that made them, where the jar does not say its version. */
    private static final Duration AGAIN = Duration.ofSeconds(1);
    /** A clean end writes to Kafka; where nobody is, there is nothing to wait for. */
    private static final Duration ALONE = Duration.ofSeconds(3);

    private final JobSettings settings;
    private final Admin admin;
    private final String process = UUID.randomUUID().toString();
    private final Instant started = Instant.ofEpochMilli(System.currentTimeMillis());
    private final Counters counters = new Counters();
    private final SourceTimes times = new SourceTimes();
    private final PollTimes polls = new PollTimes();
    private final LagView lag = new LagView();
    private final Commits commits = new Commits();
    private final JobMonitor watchman;
    private final AtomicReference<String> lastError = new AtomicReference<>("");
    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private final ScheduledExecutorService revivals = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "lapwing-revival");
        thread.setDaemon(true);
        return thread;
    });
    private volatile SourceLayout layout;
    private volatile StreamsLife life;
    private volatile boolean closing;

    private LapwingJob(JobSettings settings, Admin admin) {
        this.settings = settings;
        this.admin = admin;
        this.layout = layout();
        this.life = life(layout);
        var bytes = new ByteArraySerializer();
        this.watchman = new JobMonitor(
                admin,
                new KafkaProducer<>(InFlight.one(StreamsSettings.client(settings)), bytes, bytes),
                () -> layout,
                application(),
                polls,
                lag,
                (now, stuck) -> heartbeat(now, alive(now) && !stuck));
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
            job.life.start();
            job.watchman.start(settings.timings().watch(), job::look);
            return job;
        } catch (RuntimeException e) {
            admin.close(ALONE);
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

    /** How it ended, once it has: as {@link #awaitEnd()} says. */
    public Optional<Integer> ended() {
        return Optional.ofNullable(end.getNow(null));
    }

    /** What was counted. */
    public Counters counters() {
        return counters;
    }

    /** How the job is: whether it works, a word for its state, and what was looked at. */
    public JobHealth health() {
        Map<String, String> details = new LinkedHashMap<>();
        StreamsLife now = life;
        for (ThreadMetadata thread : now.streams().metadataForLocalThreads()) {
            details.put(thread.threadName(), thread.threadState());
        }
        details.put("lag", Long.toString(lag.total()));
        details.put("last error", lastError.get());
        for (JobCounter count : JobCounter.values()) {
            details.put(count.word(), Long.toString(counters.of(count)));
        }
        details.putAll(times.checks());
        details.putAll(polls.checks());
        return new JobHealth(now.working(), now.streams().state().name(), details);
    }

    private JobHeartbeat heartbeat(Instant now, boolean working) {
        return new JobHeartbeat(
                process,
                started,
                now,
                working,
                counters.of(JobCounter.ACCEPTED) - counters.of(JobCounter.MONITOR),
                counters.of(JobCounter.DEAD_LETTERED),
                counters.of(JobCounter.TOO_LATE));
    }

    /** Whether this process has done its work lately. */
    private boolean alive(Instant now) {
        return life.working() && commits.lately(now.toEpochMilli());
    }

    /** Ends the job in order: what is begun is committed, and the local state can be used again. */
    @Override
    public void close() {
        closing = true;
        revivals.shutdownNow();
        if (!life.close(StartCheck.answers(admin) ? settings.timings().close() : ALONE)) {
            LOGGER.atWarn().log("job did not end in time");
        }
        watchman.close();
        end.complete(0);
    }

    private static Admin admin(JobSettings settings) {
        try {
            return Admin.create(StreamsSettings.client(settings));
        } catch (KafkaException e) {
            throw StartCheck.unusable(StreamsSettings.address(settings), e);
        }
    }

    private SourceLayout layout() {
        return new SourceLayout(
                settings.sources(), StartCheck.partitions(admin, StreamsSettings.address(settings), application()));
    }

    private String application() {
        return StreamsSettings.of(settings).getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
    }

    private StreamsLife life(SourceLayout onThese) {
        Properties properties = StreamsSettings.of(settings);
        properties.put(StreamsConfig.producerPrefix(TooLarge.COUNTERS), counters);
        return new StreamsLife(
                StateFolder.open(
                        settings.stateFolder(), LapwingTopology.of(topologySettings(onThese), properties), properties),
                this::broke);
    }

    private TopologySettings topologySettings(SourceLayout onThese) {
        JobSettings.Bounds bounds = settings.bounds();
        return new TopologySettings(
                onThese,
                settings.rules(),
                settings.redactor(),
                settings.places(),
                writers(settings),
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

    public static AlertWriters writers(JobSettings settings) {
        UnaryOperator<String> showEmail = address -> settings.redactor().showEmail(address, settings.emails());
        FindingWriter findings = new FindingWriter(settings.rules().hash(), EngineVersion.text(), showEmail);
        IncidentAlerts shorts = new IncidentAlerts(
                showEmail, entity -> settings.rules().ordinary().names(entity.value()));
        return new AlertWriters(findings::write, shorts::of, new IncidentWriter(EngineVersion.text())::write);
    }

    /** What comes of an outage passes; whatever else it is, the process ends with a clear line, and the platform starts it again. */
    private void broke(Optional<Throwable> problem) {
        Optional<String> known = problem.flatMap(thrown -> NewerFormat.behind(thrown)
                .map(Throwable::getMessage)
                .or(() -> KafkaTrouble.denied(thrown, AclOperation.ANY)));
        lastError.set(known.or(() -> problem.map(Throwable::toString)).orElse("it does not say why"));
        if (closing) {
            return;
        }
        if (problem.filter(StreamsLife::passes).isPresent()) {
            LOGGER.atWarn().addKeyValue("error", lastError.get()).log("job interrupted, it begins again");
            reviveSoon();
            return;
        }
        known.ifPresentOrElse(
                words -> LOGGER.atError().addKeyValue("error", words).log("job broke"),
                () -> LOGGER.atError().setCause(problem.orElse(null)).log("job broke"));
        end.complete(1);
    }

    private void reviveSoon() {
        var unused = revivals.schedule(this::revive, AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Starts again what was interrupted, once Kafka has what the job needs. */
    private void revive() {
        try {
            layout = layout();
            StreamsLife next = life(layout);
            if (!closing) {
                life = next;
                next.startAnew();
                LOGGER.atInfo().log("job began again");
            }
        } catch (CannotRun e) {
            LOGGER.atDebug().addKeyValue("error", e.toString()).log("job cannot begin again yet");
            reviveSoon();
        } catch (RuntimeException e) {
            broke(Optional.of(e));
        }
    }

    private void look() {
        var metrics = new StreamsMetrics(life.streams().metrics());
        lag.lags(metrics.lags());
        commits.look(metrics.commits(), System.currentTimeMillis());
    }
}
