package dev.lapwing.topology;

import dev.lapwing.alert.OcsfSchema;
import dev.lapwing.rule.RuleSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
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
final class Correlating implements AutoCloseable {
    private final Path folder;
    private final int dueLimit;
    private final int task;
    private final int tasks;
    private KeyValueStore<Bytes, byte[]> store;
    private MockProcessorContext<byte[], byte[]> context;
    private CorrelateProcessor processor;
    private TopologySettings settings;

    Correlating(RuleSet rules, Path folder, int dueLimit) {
        this(rules, folder, dueLimit, 0, 3);
    }

    /** One of several tasks. */
    @SuppressWarnings("NullAway.Init") // start() sets all
    Correlating(RuleSet rules, Path folder, int dueLimit, int task, int tasks) {
        this.task = task;
        this.tasks = tasks;
        this.folder = folder;
        this.dueLimit = dueLimit;
        start(rules, List.of());
    }

    /** Ends without a word, as a crash does, and starts again with these rules. */
    void restart(RuleSet rules) {
        List<KeyValue<Bytes, byte[]>> kept = new ArrayList<>();
        try (var all = store.all()) {
            all.forEachRemaining(kept::add);
        }
        start(rules, kept);
    }

    private void start(RuleSet rules, List<KeyValue<Bytes, byte[]>> before) {
        context = new MockProcessorContext<>(new Properties(), new TaskId(1, task), folder.toFile());
        context.setCurrentSystemTimeMs(Driven.ARRIVAL.toEpochMilli());
        store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(Topics.GROUPS), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        before.forEach(entry -> store.put(entry.key, entry.value));
        settings = Driven.settings(rules, folder, List.of(Driven.SHOP), dueLimit, tasks);
        processor = new CorrelateProcessor(settings);
        processor.init(context);
    }

    /** Takes what ingest makes of rows. */
    void take(List<TestRecord<byte[], byte[]>> byGroup) {
        byGroup.forEach(record -> processor.process(new Record<>(record.key(), record.value(), record.timestamp())));
    }

    /** What the task since its last start has shown of the sources. */
    SourceTimes times() {
        return settings.times();
    }

    void punctuate() {
        context.scheduledPunctuators()
                .forEach(scheduled -> scheduled.getPunctuator().punctuate(0));
    }

    /** What became of alerts since the last call. */
    List<String> phases() {
        List<String> phases = new ArrayList<>();
        context.forwarded(Names.WRITE_ALERTS)
                .forEach(told -> phases.add(Driven.phase(
                        OcsfSchema.assertValid((byte[]) told.record().value()))));
        context.resetForwards();
        return phases;
    }

    /** How many heads, pages and due times are stored. */
    long stored() {
        long count = 0;
        try (var all = store.all()) {
            while (all.hasNext()) {
                count += "hpd".indexOf(all.next().key.get()[0]) >= 0 ? 1 : 0;
            }
        }
        return count;
    }

    @Override
    public void close() {
        store.close();
    }
}
