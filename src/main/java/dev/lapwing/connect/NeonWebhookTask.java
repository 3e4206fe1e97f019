package dev.lapwing.connect;

import dev.lapwing.connect.neon.webhook.NeonWebhookSettings;
import dev.lapwing.connect.neon.webhook.ReceiverOffset;
import dev.lapwing.connect.neon.webhook.WebhookWork;
import dev.lapwing.connect.report.SourceMeter;
import dev.lapwing.connect.task.RawRecords;
import dev.lapwing.connect.task.TaskLoop;
import dev.lapwing.text.EngineVersion;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/** The one task of a {@link NeonWebhookConnector}. */
public final class NeonWebhookTask extends SourceTask {
    /** Neon waits for five seconds, unless it was told otherwise. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Clock clock;
    private final Duration patience;
    private final TaskLoop loop = new TaskLoop();
    private volatile Optional<WebhookWork> work = Optional.empty();

    /** For Connect. */
    public NeonWebhookTask() {
        this(Clock.systemUTC(), PATIENCE);
    }

    /** With a clock, and how long an answer waits for Kafka. */
    public NeonWebhookTask(Clock clock, Duration patience) {
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public String version() {
        return EngineVersion.text();
    }

    @Override
    public void start(Map<String, String> props) {
        NeonWebhookSettings settings = settings(props);
        Map<String, Object> stored = context.offsetStorageReader().offset(RawRecords.partition(settings.source()));
        ReceiverOffset from = stored == null ? ReceiverOffset.none() : ReceiverOffset.of(stored);
        SourceMeter meter = new SourceMeter("neon-webhook", settings.source(), clock).register();
        WebhookWork started = new WebhookWork(settings, from, meter, clock, patience);
        work = Optional.of(started);
        loop.start(started);
    }

    @Override
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
        return loop.poll();
    }

    @Override
    public void commitRecord(SourceRecord sourceRecord, @Nullable RecordMetadata metadata) {
        work.ifPresent(started -> started.committed(sourceRecord));
    }

    @Override
    public void stop() {
        loop.stop();
    }

    /** The port on which the task listens. */
    int port() {
        return work.orElseThrow().port();
    }

    private static NeonWebhookSettings settings(Map<String, String> props) {
        try {
            return NeonWebhookSettings.of(props);
        } catch (ConfigException e) {
            throw new ConnectException(e.getMessage(), e);
        }
    }
}
