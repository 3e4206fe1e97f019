package dev.lapwing.topology;

import java.util.ArrayList;
import java.util.List;

/** What the streaming job must be allowed to do. */
public final class JobRights {
    private JobRights() {}

    /** Everything, for an application of this id. */
    public static List<Right> of(String applicationId) {
        List<Right> rights = new ArrayList<>(toStart(applicationId));
        Topics.internal(applicationId).forEach(topic -> rights.add(Right.internal(topic)));
        rights.add(Right.transactions(Topics.transactionalIdPrefix(applicationId)));
        return List.copyOf(rights);
    }

    /** What can be asked for before it starts: the topics that must be there, and the group. */
    static List<Right> toStart(String applicationId) {
        List<Right> rights = new ArrayList<>();
        for (TopicSpec topic : Topics.needed()) {
            rights.add(topic.use() == TopicSpec.Use.READ ? Right.read(topic) : Right.write(topic));
        }
        // What it says of itself it hears again, as an event.
        rights.add(Right.write(SourceLayout.MONITOR.topic()));
        rights.add(Right.group(applicationId));
        return Right.merged(rights);
    }
}
