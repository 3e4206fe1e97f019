package dev.lapwing.connect.neon.folder;

import dev.lapwing.connect.Configs;
import dev.lapwing.connect.MovableClock;
import dev.lapwing.connect.Sent;
import dev.lapwing.connect.StoredOffsets;
import dev.lapwing.connect.report.SourceMeter;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.normalize.neon.NeonAuditRow;
import dev.lapwing.normalize.parse.Normalized;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.management.ObjectName;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder, and the work on it by a clock that a test moves. */
abstract class FolderStage {
    static final Instant NOW = Instant.parse("2026-10-12T03:00:00Z");

    @TempDir
    Path folder;

    final MovableClock clock = new MovableClock(NOW);
    final StoredOffsets offsets = new StoredOffsets();
    private Optional<FolderWork> work = Optional.empty();

    @AfterEach
    void stop() {
        work.ifPresent(FolderWork::stop);
        work.ifPresent(FolderWork::close);
    }

    List<AuditEvent> events(List<SourceRecord> records) {
        NeonAuditRow parser = new NeonAuditRow();
        return records.stream()
                .map(each -> parser.parse((byte[]) each.value(), "heron"))
                .flatMap(read -> read instanceof Normalized.Accepted one ? Stream.of(one.event()) : Stream.empty())
                .toList();
    }

    Object meter(String attribute) throws Exception {
        return ManagementFactory.getPlatformMBeanServer()
                .getAttribute(new ObjectName("dev.lapwing:type=neon-folder,source=heron"), attribute);
    }

    void start(String... changes) {
        NeonFolderSettings settings = NeonFolderSettings.of(Configs.folder(folder.toString(), changes));
        SourceMeter meter = new SourceMeter("neon-folder", settings.source(), clock).register();
        work = Optional.of(new FolderWork(settings, offsets, meter, clock));
    }

    void restart() {
        stop();
        start();
    }

    /** One look at the folder, and what it brought. */
    List<SourceRecord> look() {
        clock.move(Duration.ofSeconds(10));
        List<SourceRecord> all = new ArrayList<>();
        for (List<SourceRecord> batch = polled(); !batch.isEmpty(); batch = polled()) {
            all.addAll(commit(batch));
        }
        return all;
    }

    /** Two looks, so that whatever rests is read. */
    List<SourceRecord> all() {
        List<SourceRecord> all = new ArrayList<>(look());
        all.addAll(look());
        return all;
    }

    /** The next records; none where there is nothing to do before the clock moves. */
    List<SourceRecord> polled() {
        FolderWork now = work.orElseThrow();
        List<SourceRecord> batch = List.of();
        while (batch.isEmpty() && now.left().isZero()) {
            batch = now.next();
        }
        return batch;
    }

    List<SourceRecord> commit(List<SourceRecord> batch) {
        batch.forEach(each -> offsets.byPartition.put(each.sourcePartition(), Sent.offset(each)));
        return batch;
    }

    static List<String> rows(List<SourceRecord> records) {
        return records.stream().map(Sent::text).toList();
    }

    void write(String name, String text, int secondsAgo) throws IOException {
        Files.writeString(folder.resolve(name), text);
        Files.setLastModifiedTime(folder.resolve(name), FileTime.from(NOW.minusSeconds(secondsAgo)));
    }

    static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
