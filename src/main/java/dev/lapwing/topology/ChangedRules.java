package dev.lapwing.topology;

import dev.lapwing.detect.Group;
import dev.lapwing.detect.GroupKey;
import dev.lapwing.detect.GroupOutlet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Goes over the stored groups once after the rules have changed, so that alerts of rules that are gone close soon, also
 * those of groups to which nothing comes any more.
 */
final class ChangedRules {
    private final KeyValueStore<Bytes, byte[]> store;
    private final byte[] hash;
    private final GroupStore groups;
    /** Where to go on; empty when there is nothing left to do. */
    private Optional<Bytes> next;

    /**
     * Compares the rules with those whose groups are stored.
     *
     * @param hash of the rules as they are now
     */
    ChangedRules(KeyValueStore<Bytes, byte[]> store, GroupStore groups, String hash) {
        this.store = store;
        this.groups = groups;
        this.hash = hash.getBytes(StandardCharsets.UTF_8);
        boolean same = Arrays.equals(this.hash, store.get(StoreKey.rules()));
        this.next = same ? Optional.empty() : Optional.of(StoreKey.first('h'));
    }

    /** Looks at some more groups, so many at most; says how many it were. */
    int work(int most, GroupOutlet out) {
        if (next.isEmpty() || most == 0) {
            return 0;
        }
        List<Bytes> heads = heads(next.get(), most);
        for (Bytes head : heads) {
            Optional<Group> group = groups.stored(GroupKey.parse(StoreKey.groupOfHead(head)));
            group.filter(it -> it.closeOrphans(out)).ifPresent(groups::save);
        }
        if (heads.size() < most) {
            store.put(StoreKey.rules(), hash);
            next = Optional.empty();
        } else {
            next = Optional.of(StoreKey.after(heads.get(heads.size() - 1)));
        }
        return heads.size();
    }

    private List<Bytes> heads(Bytes from, int most) {
        List<Bytes> heads = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> found = store.range(from, StoreKey.behind('h'))) {
            while (heads.size() < most && found.hasNext()) {
                heads.add(found.next().key);
            }
        }
        return heads;
    }
}
