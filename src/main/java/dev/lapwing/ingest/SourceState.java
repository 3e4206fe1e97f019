package dev.lapwing.ingest;

import dev.lapwing.continuity.LogState;
import dev.lapwing.posture.PostureState;

/**
 * What polls have shown of one source.
 *
 * @param log its log
 * @param posture its settings and collections
 */
public record SourceState(LogState log, PostureState posture) {
    /** Nothing yet. */
    public static final SourceState NONE = new SourceState(LogState.NONE, PostureState.NONE);
}
