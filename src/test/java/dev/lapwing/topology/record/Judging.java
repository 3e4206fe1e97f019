package dev.lapwing.topology.record;

import dev.lapwing.detect.signal.Signal;
import dev.lapwing.detect.watermark.Upstream;
import dev.lapwing.kafka.Topics;
import dev.lapwing.topology.Rows;
import dev.lapwing.topology.Tasks;
import dev.lapwing.topology.ingest.ContinuityProcessor;
import dev.lapwing.topology.setup.NodeNames;
import dev.lapwing.topology.setup.TopologySettings;
import dev.lapwing.topology.source.Source;
import dev.lapwing.topology.source.SourceLayout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** The judging processor over a store that outlives it. */
public final class Judging implements AutoCloseable {
    private TopologySettings settings;
    private final KeyValueStore<Bytes, byte[]> store;
    private MockProcessorContext<byte[], byte[]> context;
    private ContinuityProcessor processor;
    private long offset;

    @SuppressWarnings("NullAway.Init") // restart() sets the rest
    public Judging(TopologySettings settings) {
        this.settings = settings;
        store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(Topics.RESOURCES), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
        store.init(newContext().getStateStoreContext(), store);
        restart();
    }

    /** Ends without a word, as a crash does, and starts again. */
    public void restart() {
        newContext();
        processor = new ContinuityProcessor(settings);
        processor.init(context);
    }

    /** Ends without a word, and starts again with these sources. */
    public void restart(SourceLayout layout) {
        settings = Tasks.with(settings, settings.rules(), layout, settings.byGroupPartitions());
        restart();
    }

    /** How much is stored. */
    public int stored() {
        int count = 0;
        try (var all = store.all()) {
            for (; all.hasNext(); all.next()) {
                count++;
            }
        }
        return count;
    }

    /** Closes the processor and begins anew with the same object, as a task does that is revived. */
    public void revive() {
        processor.close();
        newContext();
        processor.init(context);
    }

    private MockProcessorContext<byte[], byte[]> newContext() {
        context = Tasks.context(new TaskId(1, 0));
        if (store != null) {
            context.addStateStore(store);
        }
        return context;
    }

    public void take(Source source, String value) {
        RawRow row = new RawRow(
                new Upstream(Topics.RAW_POCKETBASE_POLLS.name(), 0),
                offset++,
                now(),
                Rows.bytes(source.name()),
                Rows.bytes(value),
                false);
        processor.process(ByResource.record(source, row, now()));
    }

    /** Lets the rounds come that are due at a time of the wall clock. */
    public void punctuate(Instant now) {
        context.setCurrentSystemTimeMs(now.toEpochMilli());
        context.scheduledPunctuators()
                .forEach(scheduled -> scheduled.getPunctuator().punctuate(now.toEpochMilli()));
    }

    /** How far the groups were told that polls have come, since the last call. */
    public List<UpstreamProgress> progress() {
        return told().progress();
    }

    /** How many signals the groups were sent, since the last call. */
    public int signals() {
        return told().signals().size();
    }

    private Told told() {
        Told told = new Told(new ArrayList<>(), new ArrayList<>());
        for (var forward : context.forwarded(NodeNames.SEND_POSTURE)) {
            Record<byte[], byte[]> record = new Record<>(
                    forward.record().key(),
                    forward.record().value(),
                    forward.record().timestamp());
            ByGroup.read(record)
                    .match(
                            keyed -> told.signals().add(keyed.signal()),
                            progress -> told.progress().add(progress),
                            learned -> false);
        }
        context.resetForwards();
        return told;
    }

    private record Told(List<Signal> signals, List<UpstreamProgress> progress) {}

    public void stop() {
        processor.close();
    }

    private long now() {
        return context.currentSystemTimeMs();
    }

    @Override
    public void close() {
        store.close();
    }
}
