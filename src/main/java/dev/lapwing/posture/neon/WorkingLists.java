package dev.lapwing.posture.neon;

import dev.lapwing.posture.neon.list.NeonList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The lists of a source while one answer is taken up: read where they are asked for, and what has changed of them. */
final class WorkingLists {
    /** Of one source. */
    static final int MAX_LISTS = 5_000;

    private final KnownLists stored;
    private final Map<String, Optional<NeonList>> read = new HashMap<>();
    private final SortedMap<String, Optional<byte[]>> changed = new TreeMap<>();
    private final SortedMap<String, Integer> counts;
    private int lists;

    WorkingLists(KnownLists stored, RoundState round) {
        this.stored = stored;
        this.counts = new TreeMap<>(round.counts());
        this.lists = round.lists();
    }

    Optional<NeonList> get(String key) {
        return read.computeIfAbsent(key, name -> stored.get(name).map(NeonList::of));
    }

    /** Keeps a list; whether there is room for it. */
    boolean put(String key, NeonList list) {
        Optional<NeonList> before = get(key);
        if (before.isEmpty() && lists >= MAX_LISTS) {
            return false;
        }
        lists += before.isEmpty() ? 1 : 0;
        count(
                list.type(),
                list.items().size() - before.map(it -> it.items().size()).orElse(0));
        read.put(key, Optional.of(list));
        changed.put(key, Optional.of(list.toBytes()));
        return true;
    }

    /** Leaves nothing of the lists whose keys begin so. */
    void forget(List<String> prefixes) {
        for (String prefix : prefixes) {
            stored.keys(prefix).forEach(this::forget);
        }
    }

    private void forget(String key) {
        get(key).ifPresent(list -> {
            lists--;
            count(list.type(), -list.items().size());
            read.put(key, Optional.empty());
            changed.put(key, Optional.empty());
        });
    }

    private void count(String kind, int more) {
        int sum = counts.getOrDefault(kind, 0) + more;
        if (sum > 0) {
            counts.put(kind, sum);
        } else {
            counts.remove(kind);
        }
    }

    int lists() {
        return lists;
    }

    SortedMap<String, Integer> counts() {
        return Collections.unmodifiableSortedMap(counts);
    }

    /** What is to be stored; empty where it is to be removed. */
    SortedMap<String, Optional<byte[]>> changed() {
        return changed;
    }
}
