package dev.lapwing.connect;

import dev.lapwing.connect.neon.folder.FileState;
import dev.lapwing.connect.neon.folder.NeonFolderKeys;
import dev.lapwing.connect.task.OneTaskConnector;

/** Ships the audit files that Neon's support lays into a folder to Kafka, without their secrets and each row once. */
public final class NeonFolderConnector extends OneTaskConnector {
    /** For Connect. */
    public NeonFolderConnector() {
        super(NeonFolderKeys.problems(), NeonFolderTask.class, FileState::of);
    }
}
