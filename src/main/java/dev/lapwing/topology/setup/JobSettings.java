package dev.lapwing.topology.setup;

import dev.lapwing.event.GeoLocator;
import dev.lapwing.redact.EmailDisplay;
import dev.lapwing.redact.Redactor;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.topology.source.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the streaming job is to do.
 *
 * @param kafka settings of every Kafka client, {@code bootstrap.servers} among them; they may hold secrets
 * @param streams settings of Kafka Streams, which go before the defaults; they may hold secrets
 * @param sources the audited systems
 * @param rules the rules
 * @param redactor replaces secrets
 * @param places tells where addresses are; asked from several threads
 * @param emails how addresses show in alerts
 * @param stateFolder where the local state lies; one process a folder
 * @param bounds how much is kept and done at once
 * @param timings the job's own intervals
 */
public record JobSettings(
        Map<String, String> kafka,
        Map<String, String> streams,
        List<Source> sources,
        RuleSet rules,
        Redactor redactor,
        GeoLocator places,
        EmailDisplay emails,
        Path stateFolder,
        Bounds bounds,
        Timings timings) {
    public JobSettings {
        kafka = Map.copyOf(kafka);
        streams = Map.copyOf(streams);
        sources = List.copyOf(sources);
    }

    /**
     * How much is kept and done at once.
     *
     * @param byGroupPartitions partitions of the repartition by group; fixed once it is made
     * @param sliceLimit how many events of each sixteenth of a timespan a group keeps at least
     * @param groupBytes how many bytes of memory the decoded groups of all tasks may take
     * @param dueLimit how many due groups are worked off in one go
     */
    public record Bounds(int byGroupPartitions, int sliceLimit, long groupBytes, int dueLimit) {
        /** A quarter of the heap; the rest is for rows on their way, the clients' buffers and caches, and what is at work. */
        private static final int SHARE_OF_HEAP = 4;

        private static final long LEAST_BYTES = 1_000_000;

        /** What is right for production. */
        public static final Bounds USUAL =
                new Bounds(8, 512, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP, 2_000);

        /** Refuses a memory that hardly one group fits into, such as a number of events. */
        public Bounds {
            if (groupBytes < LEAST_BYTES) {
                throw new IllegalArgumentException(groupBytes + " bytes are too few for the groups of a job");
            }
        }

        /** The same with so many partitions by group. */
        public Bounds withPartitions(int count) {
            return new Bounds(count, sliceLimit, groupBytes, dueLimit);
        }
    }

    /** Names the settings without their values. */
    @Override
    public String toString() {
        return "job of " + sources.size() + " sources, kafka" + kafka.keySet() + ", streams" + streams.keySet();
    }
}
