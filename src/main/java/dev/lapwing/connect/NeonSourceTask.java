package dev.lapwing.connect;

import dev.lapwing.connect.neon.api.NeonCalls;
import dev.lapwing.connect.neon.config.NeonSettings;
import dev.lapwing.connect.neon.poll.NeonOffset;
import dev.lapwing.connect.neon.poll.NeonWork;
import dev.lapwing.connect.report.SourceMeter;
import dev.lapwing.connect.task.RawRecords;
import dev.lapwing.connect.task.TaskLoop;
import dev.lapwing.text.EngineVersion;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/** The one task of a {@link NeonSourceConnector}. */
public final class NeonSourceTask extends SourceTask {
    private final Clock clock;
    private final TaskLoop loop = new TaskLoop();

    /** For Connect. */
    public NeonSourceTask() {
        this(Clock.systemUTC());
    }

    public NeonSourceTask(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String version() {
        return EngineVersion.text();
    }

    @Override
    public void start(Map<String, String> props) {
        NeonSettings settings = settings(props);
        Map<String, Object> stored = context.offsetStorageReader().offset(RawRecords.partition(settings.source()));
        NeonOffset from = stored == null ? NeonOffset.none() : NeonOffset.of(stored);
        NeonCalls calls = new NeonCalls(settings.url(), settings.apiKey(), settings.requestTimeout(), clock);
        SourceMeter meter = new SourceMeter("neon-source", settings.source(), clock).register();
        loop.start(new NeonWork(settings, calls, from, meter, clock, new SecureRandom()));
    }

    @Override
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
        return loop.poll();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    private static NeonSettings settings(Map<String, String> props) {
        try {
            return NeonSettings.of(props);
        } catch (ConfigException e) {
            throw new ConnectException(e.getMessage(), e);
        }
    }
}
