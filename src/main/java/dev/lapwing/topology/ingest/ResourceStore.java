package dev.lapwing.topology.ingest;

import dev.lapwing.continuity.LogState;
import dev.lapwing.ingest.SourceState;
import dev.lapwing.posture.PostureState;
import dev.lapwing.posture.neon.KnownLists;
import dev.lapwing.topology.record.UpstreamProgress;
import dev.lapwing.topology.record.WatermarkCodec;
import dev.lapwing.topology.store.ByteStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of each resource, by the letter that a key begins with: {@code l} the latest state of a source's log,
 * {@code p} its settings and collections, {@code a} what an API answered of one list, {@code w} how far its polls have come.
 */
final class ResourceStore {
    private static final char LOG = 'l';
    private static final char POSTURE = 'p';
    private static final char ANSWERS = 'a';
    private static final char PROGRESS = 'w';

    /** No text has this byte. */
    private static final byte LAST = (byte) 0xFF;

    private final ByteStore store;

    ResourceStore(ByteStore store) {
        this.store = store;
    }

    /**
     * What is known of a source.
     *
     * @param posture whether its settings and collections are needed: they are large
     */
    SourceState state(String source, boolean posture) {
        Optional<byte[]> settings = posture ? store.get(key(POSTURE, source)) : Optional.empty();
        return new SourceState(
                store.get(key(LOG, source)).map(LogState::of).orElse(LogState.NONE),
                settings.map(PostureState::of).orElse(PostureState.NONE));
    }

    /** What was answered of each list of a source. */
    KnownLists lists(String source) {
        return new KnownLists() {
            @Override
            public Optional<byte[]> get(String key) {
                return store.get(answerKey(source, key));
            }

            @Override
            public List<String> keys(String prefix) {
                return listKeys(source, prefix);
            }
        };
    }

    /** Writes what has changed of the lists of a source; empty is removed. */
    void keep(String source, Map<String, Optional<byte[]>> changed) {
        changed.forEach((key, bytes) -> bytes.ifPresentOrElse(
                all -> store.put(answerKey(source, key), all), () -> store.delete(answerKey(source, key))));
    }

    private List<String> listKeys(String source, String prefix) {
        int before = answerKey(source, "").length;
        byte[] from = answerKey(source, prefix);
        byte[] to = Arrays.copyOf(from, from.length + 1);
        to[from.length] = LAST;
        List<String> keys = new ArrayList<>();
        try (ByteStore.Range stored = store.range(from, to)) {
            stored.forEachRemaining(entry ->
                    keys.add(new String(entry.key(), before, entry.key().length - before, StandardCharsets.UTF_8)));
        }
        return keys;
    }

    private static byte[] answerKey(String source, String key) {
        return key(ANSWERS, source + '\0' + key);
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
        listKeys(source, "").forEach(key -> store.delete(answerKey(source, key)));
        store.delete(key(PROGRESS, source));
    }

    private static byte[] key(char kind, String source) {
        return (kind + source).getBytes(StandardCharsets.UTF_8);
    }
}
