package dev.lapwing.topology.ingest;

import dev.lapwing.detect.watermark.WatermarkProgress;
import dev.lapwing.ingest.ClockSkew;
import dev.lapwing.ingest.RowIngest;
import dev.lapwing.ingest.RowResult;
import dev.lapwing.ingest.RowSource;
import dev.lapwing.ingest.SourceRow;
import dev.lapwing.topology.metrics.JobCounter;
import dev.lapwing.topology.metrics.JobCounts;
import dev.lapwing.topology.record.UpstreamProgress;
import dev.lapwing.topology.setup.NodeNames;
import dev.lapwing.topology.setup.TopologySettings;
import dev.lapwing.topology.source.PollTimes;
import dev.lapwing.topology.source.RawFeed;
import dev.lapwing.topology.source.Source;
import dev.lapwing.topology.source.SourceLayout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is done with what polls saw: compared with what was known, sent on as signals, and told how far it has come. */
final class LogWatch {
    final ResourceStore resources;
    final IngestWatermarks watermarks;
    final RowIngest rows;
    final JobCounts counters;

    private final SourceLayout layout;
    private final PollTimes times;
    private final Set<String> heard = new HashSet<>();

    LogWatch(TopologySettings settings, ResourceStore resources, IngestWatermarks watermarks, JobCounts counters) {
        this.layout = settings.layout();
        this.resources = resources;
        this.watermarks = watermarks;
        this.rows = new RowIngest(settings.rules(), settings.redactor(), settings.places());
        this.times = settings.polls();
        this.counters = counters;
    }

    /** Goes on where it was left off: how far polls have come is to be told again. Of sources that are gone nothing stays. */
    void restore(long now) {
        for (UpstreamProgress before : resources.progress()) {
            String name = before.watermarkKey().instance();
            polled(name).ifPresentOrElse(source -> restore(source, before, now), () -> resources.forget(name));
        }
    }

    private void restore(Source source, UpstreamProgress before, long now) {
        watermarks.restore(source, before.upstream(), before.progress(), now);
        show(source, before.progress());
    }

    /**
     * What a record of the repartition by resource sends on, in this order. It was let through once: nothing is held against
     * its arrival any more.
     *
     * @param name the resource
     * @param place where the value stood on the raw topic
     */
    List<Outgoing> next(String name, byte[] value, String place, long now) {
        Optional<Source> source = polled(name);
        Optional<RawFeed> feed = source.flatMap(Source::polls);
        if (source.isEmpty() || feed.isEmpty()) {
            counters.increment(JobCounter.POLLS_UNKNOWN);
            return List.of();
        }
        PollStep step = new PollStep(this, source.get(), place, now);
        RowSource polls = source.get().readFrom(feed.get().topic().name());
        SourceRow row = new SourceRow(value, true, ClockSkew.UNKNOWN_ARRIVAL, () -> place);
        for (RowResult result : rows.read(polls, row)) {
            result.to(step);
        }
        List<Outgoing> out = new ArrayList<>(step.out());
        UpstreamProgress reached = step.reached();
        resources.keep(reached);
        show(source.get(), reached.progress());
        if (step.isToldAtOnce()) {
            out.addAll(progress(now));
        }
        return out;
    }

    /** How far polls have come, where that is to be told to every group. */
    List<Outgoing> progress(long now) {
        return watermarks.news(now).stream()
                .map(reached -> Outgoing.watermark(reached, NodeNames.SEND_POSTURE, now))
                .toList();
    }

    /** No task of this process knows of these sources any more. */
    void close() {
        heard.forEach(times::forget);
    }

    private Optional<Source> polled(String name) {
        return layout.named(name).filter(source -> source.polls().isPresent());
    }

    private void show(Source source, WatermarkProgress reached) {
        if (reached.ended()) {
            times.forget(source.name());
        } else if (reached.largest() != Long.MIN_VALUE) {
            heard.add(source.name());
            times.heard(source.name(), reached.largest());
        }
    }
}
