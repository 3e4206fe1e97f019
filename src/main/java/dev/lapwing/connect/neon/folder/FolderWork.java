package dev.lapwing.connect.neon.folder;

import dev.lapwing.connect.report.SourceMeter;
import dev.lapwing.connect.source.LogUnreadable;
import dev.lapwing.connect.task.RawRecords;
import dev.lapwing.connect.task.SourceWork;
import dev.lapwing.http.IntervalTimer;
import dev.lapwing.redact.Redactor;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The work of a folder's task: looks for files that rest, and sends their rows, one file after the other. */
public final class FolderWork implements SourceWork {
    private static final Logger LOGGER = LoggerFactory.getLogger(FolderWork.class);
    /** A batch ends where its rows have so many characters, however few they are. */
    private static final int MOST_CHARACTERS = 4 * 1024 * 1024;

    private static final int OFFSETS_AT_ONCE = 1000;

    private final NeonFolderSettings settings;
    private final OffsetStorageReader offsets;
    private final SourceMeter meter;
    private final Clock clock;
    private final FolderWatch watch;
    private final SafeRow safe;
    private final RawRecords records;
    private final IntervalTimer pause;
    private final IntervalTimer report;
    private final Deque<AuditFile> due = new ArrayDeque<>();
    private Optional<OpenAuditFile> open = Optional.empty();
    private String trouble = "unknown";
    private long unreported;
    private volatile boolean stopped;

    /** Reads a folder, from where Connect knows that it was left. */
    public FolderWork(NeonFolderSettings settings, OffsetStorageReader offsets, SourceMeter meter, Clock clock) {
        this.settings = settings;
        this.offsets = offsets;
        this.meter = meter;
        this.clock = clock;
        this.watch = new FolderWatch(settings.folder(), this::stored);
        this.safe = new SafeRow(new Redactor(settings.fingerprintKey()));
        this.records = new RawRecords(settings.source());
        this.pause = new IntervalTimer(settings.pollInterval());
        this.report = new IntervalTimer(settings.reportInterval());
    }

    /**
     * What Connect keeps the offset of a file by. Connect compares it as it is written, member by member, and the order in
     * which {@link Map#of} gives its members is another one in each process.
     */
    static Map<String, String> partition(String source, String file) {
        return new TreeMap<>(Map.of("file", file, "source", source));
    }

    @Override
    public Duration left() {
        return open.isPresent() || !due.isEmpty() ? Duration.ZERO : pause.left(clock.instant());
    }

    @Override
    public List<SourceRecord> next() {
        Instant now = clock.instant();
        if (open.isEmpty() && due.isEmpty() && pause.due(now)) {
            look(now);
        }
        if (open.isEmpty() && !due.isEmpty()) {
            open(due.remove(), now);
        }
        List<SourceRecord> batch = open.isPresent() ? batch(open.get(), now) : List.of();
        tell(now);
        return batch;
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public void close() {
        open.ifPresent(FolderWork::closed);
        open = Optional.empty();
        meter.close();
    }

    private void look(Instant now) {
        pause.start(now);
        try {
            due.addAll(watch.look(now));
            meter.looked(now, 0, due.isEmpty());
            if (!trouble.isEmpty()) {
                LOGGER.info("folder readable source={} files={}", settings.source(), watch.files());
            }
            trouble = "";
        } catch (LogUnreadable e) {
            meter.failed(e);
            String problem = String.valueOf(e.getMessage());
            if (!trouble.equals(problem)) {
                LOGGER.warn("folder not readable source={} error={}", settings.source(), problem);
            }
            trouble = problem;
        }
    }

    private void open(AuditFile file, Instant now) {
        try {
            open = Optional.of(OpenAuditFile.open(file, watch.state(file)));
        } catch (IOException e) {
            failed(file, e, now);
        }
    }

    private List<SourceRecord> batch(OpenAuditFile reading, Instant now) {
        FileState before = reading.state();
        Optional<IOException> failure = Optional.empty();
        try {
            fill(reading);
        } catch (IOException e) {
            failure = Optional.of(e);
        }
        watch.read(reading.file(), reading.state());
        failure.ifPresent(problem -> failed(reading.file(), problem, now));
        if (failure.isPresent() || reading.state().done()) {
            closed(reading);
            open = Optional.empty();
        }
        int rows = records.size();
        if (rows > 0 && failure.isEmpty()) {
            meter.looked(now, rows, reading.state().done() && due.isEmpty());
        }
        unreported += rows;
        return records.take(
                partition(settings.source(), reading.file().name()),
                before.toMap(),
                reading.state().toMap());
    }

    private void fill(OpenAuditFile reading) throws IOException {
        int characters = 0;
        while (records.size() < settings.batchRows()
                && characters < MOST_CHARACTERS
                && !reading.state().done()
                && !stopped) {
            Optional<String> row = reading.next();
            if (row.isPresent() && !row.get().isBlank()) {
                String line = safe.of(row.get());
                records.row(settings.topic(), line);
                meter.sent(Instant.MIN);
                characters += line.length();
            }
        }
    }

    private void failed(AuditFile file, IOException problem, Instant now) {
        String words = words(problem);
        meter.failed(new LogUnreadable(file.shown() + ": " + words, 0, false));
        if (watch.failed(file, words, now)) {
            LOGGER.warn("file not readable source={} file={} error={}", settings.source(), file.shown(), words);
        }
    }

    private void tell(Instant now) {
        if (unreported > 0 && ((due.isEmpty() && open.isEmpty()) || report.due(now))) {
            LOGGER.info(
                    "rows sent source={} rows={} files={} waiting={}",
                    settings.source(),
                    unreported,
                    watch.files(),
                    due.size() + (open.isPresent() ? 1 : 0));
            unreported = 0;
            report.start(now);
        }
    }

    private Map<String, FileState> stored(List<String> names) {
        Map<String, FileState> states = new HashMap<>();
        for (int from = 0; from < names.size(); from += OFFSETS_AT_ONCE) {
            List<Map<String, String>> partitions = new ArrayList<>();
            names.subList(from, Math.min(names.size(), from + OFFSETS_AT_ONCE))
                    .forEach(name -> partitions.add(partition(settings.source(), name)));
            offsets.offsets(partitions).forEach((partition, offset) -> {
                String name = partition.get("file");
                if (offset != null && name != null && !offset.isEmpty()) {
                    states.put(name, FileState.of(offset));
                }
            });
        }
        return states;
    }

    private static String words(IOException problem) {
        if (problem instanceof AccessDeniedException) {
            return "the worker may not read it";
        }
        if (problem instanceof NoSuchFileException) {
            return "it is gone";
        }
        boolean ours = problem.getClass() == IOException.class;
        return ours
                ? String.valueOf(problem.getMessage())
                : "it cannot be read (" + problem.getClass().getSimpleName() + ")";
    }

    private static void closed(OpenAuditFile reading) {
        try {
            reading.close();
        } catch (IOException e) {
            LOGGER.debug("file not closed file={}", reading.file().shown());
        }
    }
}
