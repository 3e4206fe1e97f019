package dev.lapwing.topology.ingest;

import dev.lapwing.event.MonitorKind;
import dev.lapwing.ingest.RowIngest;
import dev.lapwing.ingest.RowResult;
import dev.lapwing.ingest.RowSource;
import dev.lapwing.ingest.SightReports;
import dev.lapwing.ingest.SourceRow;
import dev.lapwing.kafka.Topics;
import dev.lapwing.topology.metrics.JobCounter;
import dev.lapwing.topology.metrics.JobCounts;
import dev.lapwing.topology.record.DeadLetter;
import dev.lapwing.topology.record.RawRow;
import dev.lapwing.topology.setup.NodeNames;
import dev.lapwing.topology.setup.TopologySettings;
import dev.lapwing.topology.source.Source;
import dev.lapwing.topology.source.SourceLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What is done with each raw row: it is sent on as signals, as what a poll saw, or put aside. */
public final class Ingest {
    /** It goes through a repartition as it came. */
    public static final int LARGEST_POLL = 7 * 1024 * 1024;

    final IngestWatermarks watermarks;
    final JobCounts counters;
    final DeadLetters letters;
    final SightReports sights = new SightReports();
    final PollRelay polls;

    private final SourceLayout layout;
    private final RowIngest rows;
    private final LearnedRows learned;

    Ingest(TopologySettings settings, IngestWatermarks watermarks, JobCounts counters) {
        this.layout = settings.layout();
        this.rows = new RowIngest(settings.rules(), settings.redactor(), settings.places());
        this.learned = new LearnedRows(layout, settings.rules());
        this.letters = new DeadLetters(settings.redactor(), counters);
        this.polls = new PollRelay(counters);
        this.watermarks = watermarks;
        this.counters = counters;
    }

    /** What a row at a time of the wall clock sends on, in this order. */
    List<Outgoing> next(RawRow row, long now) {
        String topic = row.partition().topic();
        if (topic.equals(Topics.LEARNED.name())) {
            return learned.read(row)
                    .match(
                            baseline -> List.of(Outgoing.learned(baseline, now)),
                            letter -> putAsideLearned(letter, now));
        }
        Optional<Source> source = layout.of(topic, row.key());
        byte[] value = row.value();
        if (source.isEmpty()) {
            return putAside(row, keyText(row), "unknown source", "key", "no configured source of this topic", now);
        }
        if (value == null || value.length == 0) {
            return putAside(row, source.get().name(), "empty value", "row", "nothing in it", now);
        }
        RowSource from = source.get().readFrom(topic);
        RowStep step = new RowStep(this, source.get(), from, row, now);
        SourceRow raw = new SourceRow(value, row.control(), row.arrived(), row::place);
        for (RowResult result : rows.read(from, raw)) {
            result.to(step);
        }
        return step.out();
    }

    /** How far sources have come, where that is to be told. */
    List<Outgoing> progress(long now) {
        return watermarks.news(now).stream()
                .map(reached -> Outgoing.watermark(reached, NodeNames.TO_GROUPS, now))
                .toList();
    }

    private List<Outgoing> putAsideLearned(DeadLetter letter, long now) {
        counters.add(JobCounter.LEARNED_UNKNOWN, letter.reason().equals(LearnedRows.NO_SUCH_RULE) ? 1 : 0);
        return letters.putAside(letter, MonitorKind.DEAD_LETTERS, now);
    }

    private List<Outgoing> putAside(RawRow row, String source, String reason, String field, String problem, long now) {
        return letters.putAside(new DeadLetter(row, source, reason, field, problem), MonitorKind.DEAD_LETTERS, now);
    }

    private String keyText(RawRow row) {
        byte[] key = row.key();
        return key == null || key.length == 0
                ? "(no key)"
                : letters.redactor().redact(new String(key, 0, Math.min(key.length, 200), StandardCharsets.UTF_8));
    }
}
