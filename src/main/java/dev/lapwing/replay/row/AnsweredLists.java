package dev.lapwing.replay.row;

import dev.lapwing.posture.neon.KnownLists;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What an API answered of each list of one source, in memory. */
final class AnsweredLists implements KnownLists {
    private final TreeMap<String, byte[]> lists = new TreeMap<>();

    @Override
    public Optional<byte[]> get(String key) {
        return Optional.ofNullable(lists.get(key));
    }

    @Override
    public List<String> keys(String prefix) {
        return lists.tailMap(prefix).keySet().stream()
                .takeWhile(key -> key.startsWith(prefix))
                .toList();
    }

    /** Takes over what has changed; empty is removed. */
    void keep(Map<String, Optional<byte[]>> changed) {
        changed.forEach((key, bytes) -> bytes.ifPresentOrElse(all -> lists.put(key, all), () -> lists.remove(key)));
    }
}
