package dev.lapwing.topology.ingest;

import dev.lapwing.continuity.LogState;
import dev.lapwing.ingest.SourceState;
import dev.lapwing.posture.PostureState;
import dev.lapwing.topology.record.UpstreamProgress;
import dev.lapwing.topology.record.WatermarkCodec;
import dev.lapwing.topology.store.ByteStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of each resource, by the letter that a key begins with: {@code l} the latest state of a source's log,
 * {@code p} its settings and collections, {@code w} how far its polls have come.
 */
final class ResourceStore {
    private static final char LOG = 'l';
    private static final char POSTURE = 'p';
    private static final char PROGRESS = 'w';

    private final ByteStore store;

    ResourceStore(ByteStore store) {
        this.store = store;
    }

    SourceState state(String source) {
        return new SourceState(
                store.get(key(LOG, source)).map(LogState::of).orElse(LogState.NONE),
                store.get(key(POSTURE, source)).map(PostureState::of).orElse(PostureState.NONE));
    }

    /** Writes what has changed: settings and collections are large, and most polls do not ask for them. */
    void keep(String source, SourceState before, SourceState after) {
        if (!after.log().equals(before.log())) {
            store.put(key(LOG, source), after.log().toBytes());
        }
        if (!after.posture().equals(before.posture())) {
            store.put(key(POSTURE, source), after.posture().toBytes());
        }
    }

    void keep(UpstreamProgress told) {
        store.put(key(PROGRESS, told.watermarkKey().instance()), WatermarkCodec.encode(told));
    }

    /** How far the polls of all sources have come. */
    List<UpstreamProgress> progress() {
        List<UpstreamProgress> all = new ArrayList<>();
        try (ByteStore.Range stored = store.range(key(PROGRESS, ""), key((char) (PROGRESS + 1), ""))) {
            stored.forEachRemaining(entry -> all.add(WatermarkCodec.decode(entry.value())));
        }
        return all;
    }

    /** Leaves nothing of a source. */
    void forget(String source) {
        store.delete(key(LOG, source));
        store.delete(key(POSTURE, source));
        store.delete(key(PROGRESS, source));
    }

    private static byte[] key(char kind, String source) {
        return (kind + source).getBytes(StandardCharsets.UTF_8);
    }
}
