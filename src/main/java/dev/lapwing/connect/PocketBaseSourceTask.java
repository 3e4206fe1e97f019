package dev.lapwing.connect;

import dev.lapwing.connect.http.ServerCalls;
import dev.lapwing.connect.pocketbase.config.PocketBaseSettings;
import dev.lapwing.connect.report.Probes;
import dev.lapwing.connect.report.SourceMeter;
import dev.lapwing.connect.source.LogPages;
import dev.lapwing.connect.tail.SourceOffset;
import dev.lapwing.text.EngineVersion;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/** The one task of a {@link PocketBaseSourceConnector}. */
public final class PocketBaseSourceTask extends SourceTask {
    /** Connect wants a task to come back now and then. */
    private static final long LONGEST_WAIT = 1000;

    private final Clock clock;
    private final ReentrantLock polling = new ReentrantLock();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Running running;

    /** What a started task holds. */
    private record Running(Shipping shipping, LogPages pages, Optional<ServerCalls> server, SourceMeter meter) {}

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
        Map<String, Object> stored = context.offsetStorageReader().offset(SourceOffset.partition(settings.source()));
        SourceOffset from = stored == null ? SourceOffset.none() : SourceOffset.of(stored);
        Optional<ServerCalls> server = settings.url().map(url -> new ServerCalls(url, settings.requestTimeout()));
        LogPages pages = LogOpener.open(settings, server, clock);
        SecureRandom chance = new SecureRandom();
        Optional<Probes> probes =
                settings.probeInterval().map(interval -> new Probes(server.orElseThrow()::health, interval, chance));
        SourceMeter meter = new SourceMeter("pocketbase-source", settings.source(), clock).register();
        Shipping shipping = new Shipping(settings, pages, probes, from, meter, clock, chance);
        running = new Running(shipping, pages, server, meter);
    }

    @Override
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
        polling.lock();
        try {
            Running now = running;
            if (now == null || stopped(now)) {
                return null;
            }
            List<SourceRecord> records = now.shipping().next();
            return records.isEmpty() || stopping.getCount() == 0 ? null : records;
        } finally {
            polling.unlock();
        }
    }

    /** Ends a poll that goes on, waits for its end, and closes everything. */
    @Override
    public void stop() {
        stopping.countDown();
        Running before = running;
        if (before == null) {
            return;
        }
        before.shipping().stop();
        before.server().ifPresent(ServerCalls::close);
        polling.lock();
        try {
            before.pages().close();
            before.meter().close();
            running = null;
        } finally {
            polling.unlock();
        }
    }

    /** Waits until there is something to do, a second at most. */
    private boolean stopped(Running now) throws InterruptedException {
        long wait = Math.min(now.shipping().left().toMillis(), LONGEST_WAIT);
        return stopping.await(wait, TimeUnit.MILLISECONDS);
    }

    private static PocketBaseSettings settings(Map<String, String> props) {
        try {
            return PocketBaseSettings.of(props);
        } catch (ConfigException e) {
            throw new ConnectException(e.getMessage(), e);
        }
    }
}
