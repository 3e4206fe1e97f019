package dev.lapwing.topology.rights;

import dev.lapwing.kafka.TopicSpec;
import dev.lapwing.kafka.Topics;
import dev.lapwing.topology.source.SourceLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the streaming job must be allowed to do. */
public final class JobRights {
    private JobRights() {}

    /** Everything, for an application of this id. */
    public static List<Right> of(String applicationId) {
        List<Right> rights = new ArrayList<>(toStart(applicationId));
        written().forEach(topic -> rights.add(Right.settings(topic)));
        Topics.internal(applicationId).forEach(topic -> rights.add(Right.internal(topic)));
        rights.add(Right.transactions(Topics.transactionalIdPrefix(applicationId)));
        return Right.merged(rights);
    }

    /** The topics it writes, without those of Kafka Streams. What it says of itself it hears again, as an event. */
    public static List<TopicSpec> written() {
        return Stream.concat(
                        Topics.needed().stream().filter(topic -> topic.use() == TopicSpec.Use.WRITTEN),
                        SourceLayout.MONITOR.topics().stream())
                .toList();
    }

    /** What can be asked for before it starts: the topics that must be there, and the group. */
    public static List<Right> toStart(String applicationId) {
        List<Right> rights = new ArrayList<>();
        Topics.needed().stream()
                .filter(topic -> topic.use() == TopicSpec.Use.READ)
                .forEach(topic -> rights.add(Right.read(topic)));
        written().forEach(topic -> rights.add(Right.write(topic)));
        rights.add(Right.group(applicationId));
        return Right.merged(rights);
    }
}
