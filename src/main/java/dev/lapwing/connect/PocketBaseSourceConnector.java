package dev.lapwing.connect;

import dev.lapwing.connect.pocketbase.config.PocketBaseKeys;
import dev.lapwing.connect.tail.SourceOffset;
import dev.lapwing.connect.task.OneTaskConnector;

/** Ships the log of one PocketBase to Kafka, without its secrets, and reports what each poll of it saw. */
public final class PocketBaseSourceConnector extends OneTaskConnector {
    /** For Connect. */
    public PocketBaseSourceConnector() {
        super(PocketBaseKeys.problems(), PocketBaseSourceTask.class, SourceOffset::of);
    }
}
