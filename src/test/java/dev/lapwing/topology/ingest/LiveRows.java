package dev.lapwing.topology.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.alert.OcsfSchema;
import dev.lapwing.detect.watermark.Upstream;
import dev.lapwing.ingest.Fate;
import dev.lapwing.topology.Rows;
import dev.lapwing.topology.metrics.JobCounter;
import dev.lapwing.topology.metrics.JobCounts;
import dev.lapwing.topology.record.RawRow;
import dev.lapwing.topology.setup.NodeNames;
import dev.lapwing.topology.setup.TopologySettings;
import dev.lapwing.topology.source.Source;
import dev.lapwing.topology.store.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The job's way from raw rows to signals, without a broker. */
public final class LiveRows {
    private static final List<JobCounter> COUNTED = List.of(
            JobCounter.ACCEPTED,
            JobCounter.MENDED,
            JobCounter.IGNORED,
            JobCounter.CONTROL,
            JobCounter.POLLS,
            JobCounter.POLL_EVENTS,
            JobCounter.LOGINS_GUESSED,
            JobCounter.WITHOUT_GROUP);

    private final TopologySettings settings;
    private final Ingest ingest;
    private final LogWatch watch;
    private final long now;

    /** A job in which nothing has come, at a time at which all rows will. */
    public LiveRows(TopologySettings settings, Instant now) {
        this.settings = settings;
        this.now = now.toEpochMilli();
        JobCounts counters = settings.counters()::add;
        ingest = new Ingest(settings, watermarks(), counters);
        watch = new LogWatch(settings, new ResourceStore(new MemoryStore()), watermarks(), counters);
    }

    private IngestWatermarks watermarks() {
        return new IngestWatermarks(settings.timings().idle(), settings.lag());
    }

    /** What becomes of a row of a source; its number on the topic is that of a line. */
    public Fate next(Source source, String topic, byte[] row, boolean marked, long number) {
        List<Long> before = counts();
        List<String> rejected = new ArrayList<>();
        List<String> signals = new ArrayList<>();
        RawRow raw = new RawRow(new Upstream(topic, 0), number, now, Rows.bytes(source.name()), row, marked);
        for (Outgoing out : ingest.next(raw, now)) {
            switch (out.to()) {
                case NodeNames.WRITE_DEAD_LETTERS -> rejected.add(rejection(out));
                case NodeNames.TO_RESOURCES ->
                    watch.next(source.name(), out.record().value(), raw.place(), now)
                            .forEach(each -> signal(each).forEach(signals::add));
                default -> signal(out).forEach(signals::add);
            }
        }
        List<Long> after = counts();
        List<Long> counts = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            counts.add(after.get(i) - before.get(i));
        }
        return new Fate(counts, rejected, signals);
    }

    private List<Long> counts() {
        return COUNTED.stream().map(settings.counters()::of).toList();
    }

    /** A record for a group; what is for all of them tells how far sources have come. */
    private static Stream<String> signal(Outgoing out) {
        boolean isSignal =
                !out.to().equals(NodeNames.TELL_MONITOR) && out.record().key().length > 0;
        return isSignal ? Stream.of(text(out.record().key()) + text(out.record().value())) : Stream.empty();
    }

    private static String rejection(Outgoing out) {
        JsonNode letter = OcsfSchema.read(out.record().value());
        String problem = letter.path("reason").asText().equals(Fate.AHEAD)
                ? Fate.AHEAD
                : letter.path("problem").asText();
        return letter.path("field").asText() + ": " + problem;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
