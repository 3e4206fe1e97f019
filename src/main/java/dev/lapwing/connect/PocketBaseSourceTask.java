package dev.lapwing.connect;

import dev.lapwing.connect.http.ServerCalls;
import dev.lapwing.connect.pocketbase.api.PocketBaseServer;
import dev.lapwing.connect.pocketbase.config.PocketBaseSettings;
import dev.lapwing.connect.report.Probes;
import dev.lapwing.connect.report.SourceMeter;
import dev.lapwing.connect.source.LogPages;
import dev.lapwing.connect.tail.SourceOffset;
import dev.lapwing.connect.task.RawRecords;
import dev.lapwing.connect.task.SourceWork;
import dev.lapwing.connect.task.TaskLoop;
import dev.lapwing.text.EngineVersion;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/** The one task of a {@link PocketBaseSourceConnector}. */
public final class PocketBaseSourceTask extends SourceTask {
    private final Clock clock;
    private final TaskLoop loop = new TaskLoop();

    /** What a started task holds. */
    private record Running(Shipping shipping, LogPages pages, Optional<ServerCalls> server, SourceMeter meter)
            implements SourceWork {
        @Override
        public Duration left() {
            return shipping.left();
        }

        @Override
        public List<SourceRecord> next() {
            return shipping.next();
        }

        @Override
        public void stop() {
            shipping.stop();
            server.ifPresent(ServerCalls::close);
        }

        @Override
        public void close() {
            pages.close();
            meter.close();
        }
    }

    /** For Connect. */
    public PocketBaseSourceTask() {
        this(Clock.systemUTC());
    }

    public PocketBaseSourceTask(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String version() {
        return EngineVersion.text();
    }

    @Override
    public void start(Map<String, String> props) {
        PocketBaseSettings settings = settings(props);
        Map<String, Object> stored = context.offsetStorageReader().offset(RawRecords.partition(settings.source()));
        SourceOffset from = stored == null ? SourceOffset.none() : SourceOffset.of(stored);
        Optional<ServerCalls> server =
                settings.url().map(url -> PocketBaseServer.calls(url, settings.requestTimeout()));
        LogPages pages = LogOpener.open(settings, server, clock);
        SecureRandom chance = new SecureRandom();
        Optional<Probes> probes = settings.probeInterval()
                .map(interval -> new Probes(PocketBaseServer.health(server.orElseThrow()), interval, chance));
        SourceMeter meter = new SourceMeter("pocketbase-source", settings.source(), clock).register();
        Shipping shipping = new Shipping(settings, pages, probes, from, meter, clock, chance);
        loop.start(new Running(shipping, pages, server, meter));
    }

    @Override
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
        return loop.poll();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    private static PocketBaseSettings settings(Map<String, String> props) {
        try {
            return PocketBaseSettings.of(props);
        } catch (ConfigException e) {
            throw new ConnectException(e.getMessage(), e);
        }
    }
}
