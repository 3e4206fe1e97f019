package dev.lapwing.topology;

import dev.lapwing.alert.FinalEpisodes;
import dev.lapwing.alert.OcsfSchema;
import dev.lapwing.kafka.Topics;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.topology.ingest.Ingesting;
import dev.lapwing.topology.record.ByGroup;
import dev.lapwing.topology.record.ByIncident;
import dev.lapwing.topology.setup.NodeNames;
import dev.lapwing.topology.setup.TopologySettings;
import dev.lapwing.topology.source.Source;
import dev.lapwing.topology.source.SourceLayout;
import dev.lapwing.topology.source.SourceTimes;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * All tasks of the job over partitions in memory: one step of one task after the other, drawn by chance, each of which
 * may crash between two steps.
 */
public final class Tasks implements AutoCloseable {
    /** How many rows are read for each crash; a crash makes a task say everything again, so steps would never end. */
    private static final int STEADY = 80;

    private final TopologySettings settings;
    private final Random random;
    private final List<Deque<Story.Row>> raw = new ArrayList<>();
    private final List<Deque<Record<byte[], byte[]>>> byGroup = new ArrayList<>();
    private final List<Ingesting> ingest = new ArrayList<>();
    private final List<Correlating> correlate = new ArrayList<>();
    private final StreamPartitioner<byte[], byte[]> partitioner = ByGroup.partitioner();
    private final FinalEpisodes found = new FinalEpisodes(address -> address);
    private int late;

    /** Tasks that nothing came to yet. */
    public Tasks(RuleSet rules, int rawPartitions, int groupPartitions, int dueLimit, Random random, Path folder) {
        this.random = random;
        List<Source> sources = Stream.of(Rows.INSTANCE, Story.OTHER_SHOP)
                .map(name -> new Source(name, RowFormat.POCKETBASE, Story.LATENESS, true))
                .toList();
        SourceLayout layout = new SourceLayout(sources, Map.of(Topics.RAW_POCKETBASE.name(), rawPartitions));
        settings = with(Driven.settings(rules, folder, sources, dueLimit), rules, layout, groupPartitions);
        for (int partition = 0; partition < rawPartitions; partition++) {
            raw.add(new ArrayDeque<>());
            ingest.add(new Ingesting(settings, partition));
        }
        for (int partition = 0; partition < groupPartitions; partition++) {
            byGroup.add(new ArrayDeque<>());
            correlate.add(new Correlating(settings, partition));
        }
    }

    /** Lays a row on one of the raw partitions. */
    public void lay(Story.Row row) {
        raw.get(random.nextInt(raw.size())).add(row);
    }

    /** Ends all instances on all raw partitions. */
    public void layEnds(Map<String, Long> horizons) {
        for (Deque<Story.Row> partition : raw) {
            horizons.forEach((instance, horizon) ->
                    partition.add(new Story.Row(instance, horizon, Story.END, Rows.text(Story.end(horizon)))));
        }
    }

    /** Lets the tasks run until there is nothing left to do. */
    public void run() {
        while (anyWork()) {
            step();
        }
        for (int i = 0; i < 500 || anyWork(); i++) {
            step();
            collect(i % correlate.size(), Correlating::punctuate);
        }
    }

    public FinalEpisodes found() {
        return found;
    }

    public int late() {
        return late;
    }

    /** How many heads, pages, pasts and due times are stored. */
    public long stored() {
        return correlate.stream().mapToLong(Correlating::stored).sum();
    }

    private boolean anyWork() {
        return raw.stream().anyMatch(rows -> !rows.isEmpty())
                || byGroup.stream().anyMatch(left -> !left.isEmpty());
    }

    private void step() {
        int from = random.nextInt(raw.size());
        int to = random.nextInt(correlate.size());
        switch (random.nextInt(12)) {
            case 0 -> ingest(from, Ingesting::punctuate);
            case 1 -> collect(to, Correlating::punctuate);
            case 2, 3, 4 -> {
                Story.Row row = raw.get(from).poll();
                if (row != null) {
                    ingest(from, task -> task.take(row));
                    crash();
                }
            }
            default -> {
                Record<byte[], byte[]> record = byGroup.get(to).poll();
                if (record != null) {
                    collect(to, task -> task.take(record));
                }
            }
        }
    }

    private void crash() {
        if (random.nextInt(STEADY) == 0) {
            int partition = random.nextInt(ingest.size());
            ingest.set(partition, new Ingesting(settings, partition));
            correlate.get(random.nextInt(correlate.size())).restart();
        }
    }

    private void ingest(int partition, Consumer<Ingesting> step) {
        Ingesting task = ingest.get(partition);
        step.accept(task);
        task.told().forEach(this::send);
    }

    private void collect(int partition, Consumer<Correlating> step) {
        Correlating task = correlate.get(partition);
        step.accept(task);
        task.told(NodeNames.TO_HIGHER_GROUPS).forEach(this::send);
        task.told(NodeNames.TO_INCIDENTS)
                .forEach(alert ->
                        found.add(OcsfSchema.read(ByIncident.read(alert.value()).finding())));
        late += task.told(NodeNames.WRITE_LATE).size();
        task.forget();
    }

    private void send(Record<byte[], byte[]> record) {
        partitioner
                .partitions(Topics.BY_GROUP, record.key(), record.value(), byGroup.size())
                .orElseThrow()
                .forEach(partition -> byGroup.get(partition).add(record));
    }

    /** What a task runs in. */
    public static MockProcessorContext<byte[], byte[]> context(TaskId task) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "tasks");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>(properties, task, null);
        context.setCurrentSystemTimeMs(Driven.ARRIVAL.toEpochMilli());
        return context;
    }

    /** The same settings with other rules. */
    static TopologySettings with(TopologySettings old, RuleSet rules) {
        return with(old, rules, old.byGroupPartitions());
    }

    /** The same settings with other rules and so many partitions by group. */
    static TopologySettings with(TopologySettings old, RuleSet rules, int byGroupPartitions) {
        return with(old, rules, old.layout(), byGroupPartitions);
    }

    /** The same settings with other rules, sources and so many partitions by group. */
    public static TopologySettings with(
            TopologySettings old, RuleSet rules, SourceLayout layout, int byGroupPartitions) {
        return new TopologySettings(
                layout,
                rules,
                old.redactor(),
                Story.places(),
                old.writers(),
                byGroupPartitions,
                old.sliceLimit(),
                old.memory(),
                old.dueLimit(),
                old.timings(),
                old.counters(),
                new SourceTimes(),
                old.polls(),
                old.lag());
    }

    @Override
    public void close() {
        correlate.forEach(Correlating::close);
    }
}
