package dev.lapwing.topology.correlate;

import dev.lapwing.detect.GroupShapes;
import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.detect.watermark.Upstream;
import dev.lapwing.event.MonitorKind;
import dev.lapwing.kafka.Topics;
import dev.lapwing.normalize.MonitorRow;
import dev.lapwing.topology.metrics.JobCounter;
import dev.lapwing.topology.metrics.TaskCounters;
import dev.lapwing.topology.record.ByGroup;
import dev.lapwing.topology.record.ByIncident;
import dev.lapwing.topology.record.GroupInput;
import dev.lapwing.topology.record.LateSignal;
import dev.lapwing.topology.record.UpstreamProgress;
import dev.lapwing.topology.setup.AlertWriters;
import dev.lapwing.topology.setup.NodeNames;
import dev.lapwing.topology.setup.TopologySettings;
import dev.lapwing.topology.source.SourceLayout;
import dev.lapwing.topology.store.ByteStore;
import dev.lapwing.topology.store.StreamsStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Hosts {@link Correlator} in a task. */
public final class CorrelateProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
    private final TopologySettings settings;
    private TaskCounters counters;
    private Correlator correlator;
    /** How many signals of each source found no room. */
    private Map<String, Long> refused;

    private PartitionWatch partitions;
    /** Every task hears the same of the sources; one of them speaks. */
    private boolean speaks;

    public CorrelateProcessor(TopologySettings settings) {
        this.settings = settings;
    }

    /** Makes every field anew: a task that is revived calls it on the same object again. */
    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        counters = new TaskCounters(settings.counters(), context);
        refused = new HashMap<>();
        ByteStore store = new StreamsStore(context.getStateStore(Topics.GROUPS));
        GroupShapes shapes = GroupShapes.of(settings.rules().correlations(), settings.sliceLimit());
        DueIndex index = new DueIndex(store);
        GroupStore groups = new GroupStore(store, shapes, index, settings.memory());
        WatermarkStore watermarks =
                new WatermarkStore(store, settings.layout(), settings.byGroupPartitions(), settings.times());
        Upstream task = WatermarkStore.task(context.taskId().partition());
        LevelProgress levels = new LevelProgress(watermarks, shapes, task);
        InstanceStarts starts = new InstanceStarts(
                settings.rules(),
                settings.layout(),
                watermarks,
                group -> ByGroup.partitionOf(group.bytes(), settings.byGroupPartitions()) == task.partition());
        ChangedRules changed = new ChangedRules(
                store, groups, watermarks, settings.layout(), settings.rules().hash());
        correlator = new Correlator(groups, index, watermarks, levels, starts, changed, settings.dueLimit());
        correlator.restore();
        partitions = new PartitionWatch(settings.layout(), watermarks, new PartitionCounts(store, settings.layout()));
        speaks = task.partition() == 0;
        context.schedule(settings.timings().workOff(), PunctuationType.WALL_CLOCK_TIME, now -> drainDue());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        send(ByGroup.read(record).match(correlator::processEvent, this::onWatermark, this::learn));
    }

    private Correlated onWatermark(UpstreamProgress told) {
        if (speaks) {
            partitions.scattered(told, now()).ifPresent(this::monitor);
        }
        return correlator.onWatermark(told);
    }

    private void drainDue() {
        if (speaks) {
            partitions.changed(now()).forEach(this::monitor);
        }
        send(correlator.drainDue());
    }

    /** Ingest passes on what its rules ask for, so only a change of the rules in between leaves any over. */
    private Correlated learn(GroupInput.OfBaseline learned) {
        Optional<Correlated> step = correlator.learn(learned.group(), learned.rule(), learned.past());
        counters.increment(step.isPresent() ? JobCounter.LEARNED : JobCounter.LEARNED_UNKNOWN);
        return step.orElse(Correlated.NOTHING);
    }

    private void send(Correlated step) {
        if (step.equals(Correlated.NOTHING)) {
            return;
        }
        step.alerts().forEach(this::alert);
        step.higher().forEach(signal -> toHigherGroups(ByGroup.signal(signal, now())));
        step.progress().forEach(told -> toHigherGroups(ByGroup.watermark(told, now())));
        step.late().forEach(this::late);
        step.refused().forEach(this::noRoom);
    }

    private void alert(AlertVersion version) {
        counters.increment(JobCounter.ALERT_VERSIONS);
        AlertWriters writers = settings.writers();
        ByIncident told = new ByIncident(
                writers.shorts().apply(version), writers.findings().apply(version));
        context().forward(told.record(now()), NodeNames.TO_INCIDENTS);
    }

    private void toHigherGroups(Record<byte[], byte[]> record) {
        context().forward(record, NodeNames.TO_HIGHER_GROUPS);
    }

    /** One monitor event for the first, and then one for each doubling, or the flood that filled the group would go on here. */
    private void noRoom(Signal signal) {
        counters.increment(JobCounter.NO_ROOM);
        String source = LateSignal.sourceOf(signal);
        long count = refused.merge(source, 1L, Long::sum);
        if (Long.bitCount(count) == 1 && !source.isEmpty() && !SourceLayout.isOurs(source)) {
            monitor(MonitorKind.NO_ROOM, source, count, signal.evidence().place(), "a group is full");
        }
    }

    /** A monitor event of ours that is late makes no other one: that one could be late too. Nor does a row of a drill. */
    private void late(LateSignal late) {
        counters.increment(JobCounter.TOO_LATE);
        send(late.place(), late.toBytes(), NodeNames.WRITE_LATE);
        if (!late.source().isEmpty() && !SourceLayout.isOurs(late.source())) {
            monitor(MonitorKind.TOO_LATE, late.source(), 1, late.place(), "behind the watermark");
        }
    }

    private void monitor(MonitorKind kind, String source, long count, String place, String reason) {
        String id = kind.word() + ":" + place;
        monitor(new MonitorRow(kind, Instant.ofEpochMilli(now()), id, source, count, place, reason));
    }

    private void monitor(MonitorRow row) {
        send(SourceLayout.MONITOR.name(), row.toBytes(), NodeNames.TELL_LATENESS);
    }

    @Override
    public void close() {
        correlator.close();
        counters.close();
    }

    private void send(String key, byte[] value, String to) {
        context().forward(new Record<>(key.getBytes(StandardCharsets.UTF_8), value, now()), to);
    }

    /** Records bear the time at which they were written, never that of an event: retention goes by it. */
    private long now() {
        return context().currentSystemTimeMs();
    }
}
