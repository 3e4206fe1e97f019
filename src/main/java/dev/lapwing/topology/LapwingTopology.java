package dev.lapwing.topology;

import dev.lapwing.kafka.TopicSpec;
import dev.lapwing.kafka.Topics;
import dev.lapwing.topology.correlate.CorrelateProcessor;
import dev.lapwing.topology.incident.IncidentProcessor;
import dev.lapwing.topology.ingest.ArrivalTimestamp;
import dev.lapwing.topology.ingest.ContinuityProcessor;
import dev.lapwing.topology.ingest.IngestProcessor;
import dev.lapwing.topology.record.ByGroup;
import dev.lapwing.topology.record.ByIncident;
import dev.lapwing.topology.record.ByResource;
import dev.lapwing.topology.setup.NodeNames;
import dev.lapwing.topology.setup.TopologySettings;
import dev.lapwing.topology.source.SourceLayout;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The whole flow: raw rows to signals, what polls saw by resource to signals, signals by group to alerts, alerts to
 * incidents. Rules are data and change nothing here.
 */
public final class LapwingTopology {
    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private LapwingTopology() {}

    public static Topology of(TopologySettings settings, Properties streams) {
        return of(settings, streams, ByGroup.partitioner());
    }

    static Topology of(TopologySettings settings, Properties streams, StreamPartitioner<byte[], byte[]> partitioner) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(explicitNames(streams))));
        KStream<byte[], byte[]> ingested = builder.stream(
                        SourceLayout.rawTopics(),
                        Consumed.with(BYTES, BYTES)
                                .withName(NodeNames.READ_ROWS)
                                .withTimestampExtractor(new ArrivalTimestamp()))
                .process(() -> new IngestProcessor(settings), Named.as(NodeNames.INGEST_ROWS));
        ingested.repartition(Repartitioned.with(BYTES, BYTES)
                        .withName(Topics.BY_RESOURCE)
                        .withNumberOfPartitions(ByResource.PARTITIONS)
                        .withStreamPartitioner(ByResource.partitioner()))
                .process(new Judge(settings), Named.as(NodeNames.JUDGE_POSTURE));
        KStream<byte[], byte[]> alerts = ingested.repartition(Repartitioned.with(BYTES, BYTES)
                        .withName(Topics.BY_GROUP)
                        .withNumberOfPartitions(settings.byGroupPartitions())
                        .withStreamPartitioner(partitioner))
                .process(new Correlate(settings), Named.as(NodeNames.CORRELATE_GROUPS));
        alerts.repartition(Repartitioned.with(BYTES, BYTES)
                        .withName(Topics.BY_INCIDENT)
                        .withNumberOfPartitions(ByIncident.PARTITIONS))
                .process(new Join(settings), Named.as(NodeNames.JOIN_INCIDENTS));
        Topology topology = builder.build();
        sink(topology, NodeNames.WRITE_DEAD_LETTERS, Topics.DEAD_LETTERS, NodeNames.INGEST_ROWS);
        sink(topology, NodeNames.TELL_MONITOR, Topics.RAW_JSON, NodeNames.INGEST_ROWS);
        sink(topology, NodeNames.WRITE_ALERTS, Topics.ALERTS, NodeNames.JOIN_INCIDENTS);
        sink(topology, NodeNames.WRITE_INCIDENTS, Topics.INCIDENTS, NodeNames.JOIN_INCIDENTS);
        sinkByGroup(topology, NodeNames.SEND_POSTURE, partitioner, NodeNames.JUDGE_POSTURE);
        sinkByGroup(topology, NodeNames.TO_HIGHER_GROUPS, partitioner, NodeNames.CORRELATE_GROUPS);
        sink(topology, NodeNames.WRITE_LATE, Topics.LATE, NodeNames.CORRELATE_GROUPS);
        sink(topology, NodeNames.TELL_LATENESS, Topics.RAW_JSON, NodeNames.CORRELATE_GROUPS);
        return topology;
    }

    /** The setting works only in the properties that the builder is made with. */
    private static Properties explicitNames(Properties streams) {
        Properties strict = new Properties();
        strict.putAll(streams);
        strict.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, "true");
        return strict;
    }

    private static void sink(Topology topology, String name, TopicSpec topic, String from) {
        topology.addSink(name, topic.name(), new ByteArraySerializer(), new ByteArraySerializer(), from);
    }

    private static void sinkByGroup(
            Topology topology, String name, StreamPartitioner<byte[], byte[]> partitioner, String from) {
        topology.addSink(
                name,
                Topics.BY_GROUP + "-repartition",
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                partitioner,
                from);
    }

    private static StoreBuilder<?> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingEnabled()
                .withLoggingEnabled(
                        Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(TopicSpec.MAX_RECORD_BYTES)));
    }

    /** Brings the store with the processor. */
    private record Judge(TopologySettings settings) implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {
        @Override
        public Processor<byte[], byte[], byte[], byte[]> get() {
            return new ContinuityProcessor(settings);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(store(Topics.RESOURCES));
        }
    }

    /** Brings the store with the processor. */
    private record Correlate(TopologySettings settings) implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {
        @Override
        public Processor<byte[], byte[], byte[], byte[]> get() {
            return new CorrelateProcessor(settings);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(store(Topics.GROUPS));
        }
    }

    /** Brings the store with the processor. */
    private record Join(TopologySettings settings) implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {
        @Override
        public Processor<byte[], byte[], byte[], byte[]> get() {
            return new IncidentProcessor(settings);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(store(Topics.INCIDENT_ALERTS));
        }
    }
}
