package dev.lapwing.topology;

import dev.lapwing.alert.OcsfSchema;
import dev.lapwing.kafka.Topics;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.topology.correlate.CorrelateProcessor;
import dev.lapwing.topology.record.ByIncident;
import dev.lapwing.topology.setup.NodeNames;
import dev.lapwing.topology.setup.TopologySettings;
import dev.lapwing.topology.source.SourceLayout;
import dev.lapwing.topology.source.SourceTimes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;

/** The correlating processor over a store that outlives it: what a restart, also with other rules, goes on from. */
public final class Correlating implements AutoCloseable {
    private final int partition;
    private TopologySettings settings;
    private KeyValueStore<Bytes, byte[]> store;
    private MockProcessorContext<byte[], byte[]> context;
    private CorrelateProcessor processor;

    public Correlating(RuleSet rules, Path folder, int dueLimit) {
        this(rules, folder, dueLimit, 0, 3);
    }

    /** One of several tasks. */
    public Correlating(RuleSet rules, Path folder, int dueLimit, int task, int tasks) {
        this(Driven.settings(rules, folder, List.of(Driven.SHOP), dueLimit, tasks), task);
    }

    /** The task of one partition of the repartition. */
    public Correlating(TopologySettings settings, int partition) {
        this.settings = settings;
        this.partition = partition;
        start(List.of());
    }

    /** Ends without a word, as a crash does, and starts again with these rules. */
    public void restart(RuleSet rules) {
        settings = Tasks.with(settings, rules);
        restart();
    }

    /** Ends without a word, as a crash does, and starts again with these sources. */
    public void restart(SourceLayout layout) {
        settings = Tasks.with(settings, settings.rules(), layout, settings.byGroupPartitions());
        restart();
    }

    /** Ends without a word, as a crash does, and starts again. */
    public void restart() {
        List<KeyValue<Bytes, byte[]>> kept = new ArrayList<>();
        try (var all = store.all()) {
            all.forEachRemaining(kept::add);
        }
        processor.close();
        start(kept);
    }

    private void start(List<KeyValue<Bytes, byte[]>> before) {
        context = Tasks.context(new TaskId(1, partition));
        context.setCurrentSystemTimeMs(Driven.ARRIVAL.toEpochMilli());
        store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(Topics.GROUPS), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        before.forEach(entry -> store.put(entry.key, entry.value));
        processor = new CorrelateProcessor(settings);
        processor.init(context);
    }

    /** Takes what ingest makes of rows. */
    public void take(List<TestRecord<byte[], byte[]>> byGroup) {
        byGroup.forEach(record -> take(new Record<>(record.key(), record.value(), record.timestamp())));
    }

    public void take(Record<byte[], byte[]> record) {
        processor.process(record);
    }

    /** What was told under a name since the last call for any name. */
    public List<Record<byte[], byte[]>> told(String name) {
        List<Record<byte[], byte[]>> told = new ArrayList<>();
        for (var forward : context.forwarded(name)) {
            told.add(new Record<>(
                    forward.record().key(),
                    forward.record().value(),
                    forward.record().timestamp()));
        }
        return told;
    }

    void forget() {
        context.resetForwards();
    }

    /** What the task since its last start has shown of the sources. */
    public SourceTimes times() {
        return settings.times();
    }

    public void punctuate() {
        context.scheduledPunctuators()
                .forEach(scheduled -> scheduled.getPunctuator().punctuate(0));
    }

    /** What became of alerts since the last call. */
    public List<String> phases() {
        List<String> phases = new ArrayList<>();
        context.forwarded(NodeNames.TO_INCIDENTS)
                .forEach(told -> phases.add(Driven.phase(OcsfSchema.assertValid(
                        ByIncident.read((byte[]) told.record().value()).finding()))));
        context.resetForwards();
        return phases;
    }

    /** How many heads, pages and due times are stored. */
    long stored() {
        long count = 0;
        try (var all = store.all()) {
            while (all.hasNext()) {
                count += "hpbd".indexOf(all.next().key.get()[0]) >= 0 ? 1 : 0;
            }
        }
        return count;
    }

    /** How many keys in the store name a source. */
    long storedOf(String source) {
        long count = 0;
        try (var all = store.all()) {
            while (all.hasNext()) {
                count += Rows.text(all.next().key.get()).contains(source) ? 1 : 0;
            }
        }
        return count;
    }

    @Override
    public void close() {
        processor.close();
        store.close();
    }
}
