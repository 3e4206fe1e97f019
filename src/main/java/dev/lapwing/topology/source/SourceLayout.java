package dev.lapwing.topology.source;

import dev.lapwing.detect.signal.Signal;
import dev.lapwing.detect.watermark.Upstream;
import dev.lapwing.event.Schema;
import dev.lapwing.kafka.TopicSpec;
import dev.lapwing.kafka.Topics;
import dev.lapwing.normalize.RowFormat;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which source's rows lie where: all configured sources, Lapwing's own monitor events, and the raw topics' partitions. */
public final class SourceLayout {
    /** Lapwing's own name among the sources. */
    public static final String MONITOR_NAME = "lapwing";

    /** Lapwing itself: what it says of its sources and of its own work. */
    public static final Source MONITOR =
            new Source(MONITOR_NAME, RowFormat.MONITOR, RowFormat.MONITOR.lateness(), false);

    /** The name of drills among the sources. */
    public static final String DRILL_NAME = "lapwing-drill";

    /** Tests of the alarm. Their rows come on their own account, so that they move no other source's time. */
    public static final Source DRILL = new Source(DRILL_NAME, RowFormat.DRILL, RowFormat.DRILL.lateness(), false);

    private final Map<String, Source> byName = new LinkedHashMap<>();
    private final Map<String, Integer> partitions;

    /**
     * A layout.
     *
     * @param sources the configured sources; no two of one name, none called {@code lapwing} or {@code lapwing-drill}
     * @param partitions how many partitions each raw topic has
     */
    public SourceLayout(List<Source> sources, Map<String, Integer> partitions) {
        this.partitions = Map.copyOf(partitions);
        byName.put(MONITOR.name(), MONITOR);
        byName.put(DRILL.name(), DRILL);
        for (Source source : sources) {
            if (byName.put(source.name(), source) != null) {
                throw new IllegalArgumentException("two sources of the name " + source.name());
            }
        }
    }

    /** Whether a name is that of Lapwing itself, or of its drills. */
    public static boolean isOurs(String name) {
        return name.equals(MONITOR_NAME) || name.equals(DRILL_NAME);
    }

    /** Whether a signal is of a monitor event. */
    public static boolean isOfMonitor(Signal signal) {
        return signal.level() == 0 && signal.uid().startsWith(MONITOR_NAME + ":");
    }

    /** All that ingest reads: always every raw topic, so that a new source needs no new consumer group, and what was learned. */
    public static List<String> rawTopics() {
        return Topics.needed().stream()
                .filter(topic -> topic.use() == TopicSpec.Use.READ)
                .map(TopicSpec::name)
                .toList();
    }

    /** The topics on which it is told what polls of the sources saw. */
    public List<String> pollTopics() {
        return byName.values().stream()
                .flatMap(source -> source.polls().stream())
                .map(feed -> feed.topic().name())
                .distinct()
                .toList();
    }

    /** The source of a record: the one its key names, or without a key the only one that is spread over the topic. */
    public Optional<Source> of(String topic, byte @Nullable [] key) {
        if (key == null) {
            List<Source> spread = spreadOn(topic);
            return spread.size() == 1 ? Optional.of(spread.get(0)) : Optional.empty();
        }
        return Optional.ofNullable(byName.get(new String(key, StandardCharsets.UTF_8)))
                .filter(source -> source.isOn(topic));
    }

    /** The source of a name. */
    public Optional<Source> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The sources whose rows may lie on any partition of a topic; polls always have a key. */
    List<Source> spreadOn(String topic) {
        return on(topic).stream()
                .filter(source -> source.spread() && source.hasRowsOn(topic))
                .toList();
    }

    /** The configured sources whose rows come on a topic. */
    public List<Source> rowsOn(String topic) {
        return on(topic).stream()
                .filter(source -> !source.isOurs() && source.hasRowsOn(topic))
                .toList();
    }

    /** The sources whose rows or polls come on a topic; a drill looks after its rows itself. */
    public List<Source> on(String topic) {
        return byName.values().stream()
                .filter(source -> source.isOn(topic) && !source.equals(DRILL))
                .toList();
    }

    /** What the events of an instance can be; nothing where it is not configured. */
    public List<Schema> schemas(String instance) {
        return Optional.ofNullable(byName.get(instance)).stream()
                .flatMap(source -> source.schemas().stream())
                .toList();
    }

    /** How many partitions a raw topic has; one where that is not known. */
    public int partitions(String topic) {
        return partitions.getOrDefault(topic, 1);
    }

    /** The partitions on which an instance is to be expected; none where it is on a single one, which shows by itself. */
    public Set<Upstream> upstreams(String instance) {
        Source source = byName.get(instance);
        if (source == null || !source.spread()) {
            return Set.of();
        }
        return source.feeds().stream()
                .filter(feed -> !feed.isPolls())
                .map(feed -> feed.topic().name())
                .flatMap(topic ->
                        IntStream.range(0, partitions(topic)).mapToObj(partition -> new Upstream(topic, partition)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The configured instances: all but Lapwing itself and its drills. */
    public Set<String> instances() {
        return byName.keySet().stream().filter(name -> !isOurs(name)).collect(Collectors.toUnmodifiableSet());
    }
}
