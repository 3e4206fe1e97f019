package dev.lapwing.connect;

import dev.lapwing.connect.neon.config.NeonKeys;
import dev.lapwing.connect.neon.poll.NeonOffset;
import dev.lapwing.connect.task.OneTaskConnector;

/** Polls the API of one Neon and ships what changed to Kafka, without its secrets; on demand its storage logs, too. */
public final class NeonSourceConnector extends OneTaskConnector {
    /** For Connect. */
    public NeonSourceConnector() {
        super(NeonKeys.problems(), NeonSourceTask.class, NeonOffset::of);
    }
}
