package dev.lapwing.connect;

import dev.lapwing.connect.neon.folder.FolderWork;
import dev.lapwing.connect.neon.folder.NeonFolderSettings;
import dev.lapwing.connect.report.SourceMeter;
import dev.lapwing.connect.task.TaskLoop;
import dev.lapwing.text.EngineVersion;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/** The one task of a {@link NeonFolderConnector}. */
public final class NeonFolderTask extends SourceTask {
    private final Clock clock;
    private final TaskLoop loop = new TaskLoop();

    /** For Connect. */
    public NeonFolderTask() {
        this(Clock.systemUTC());
    }

    public NeonFolderTask(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String version() {
        return EngineVersion.text();
    }

    @Override
    public void start(Map<String, String> props) {
        NeonFolderSettings settings = settings(props);
        SourceMeter meter = new SourceMeter("neon-folder", settings.source(), clock).register();
        loop.start(new FolderWork(settings, context.offsetStorageReader(), meter, clock));
    }

    @Override
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
        return loop.poll();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    private static NeonFolderSettings settings(Map<String, String> props) {
        try {
            return NeonFolderSettings.of(props);
        } catch (ConfigException e) {
            throw new ConnectException(e.getMessage(), e);
        }
    }
}
