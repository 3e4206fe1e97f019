package dev.lapwing.topology.correlate;

import dev.lapwing.detect.Group;
import dev.lapwing.detect.GroupChange;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.topology.source.SourceLayout;
import dev.lapwing.topology.store.ByteStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Goes over the stored groups once after the rules or the sources have changed, so that alerts of what is gone close soon,
 * also those of groups to which nothing comes any more. Of a source that is gone nothing stays.
 */
final class ChangedRules {
    private final ByteStore store;
    private final byte[] hash;
    private final GroupStore groups;
    private final WatermarkStore watermarks;
    private final SourceLayout layout;
    /** Where to go on; empty when there is nothing left to do. */
    private Optional<byte[]> next;

    /**
     * Compares the rules and sources with those whose groups are stored.
     *
     * @param hash of the rules as they are now
     */
    ChangedRules(ByteStore store, GroupStore groups, WatermarkStore watermarks, SourceLayout layout, String hash) {
        this.store = store;
        this.groups = groups;
        this.watermarks = watermarks;
        this.layout = layout;
        String sources = String.join("\n", new TreeSet<>(layout.instances()));
        this.hash = (hash + "\n" + sources).getBytes(StandardCharsets.UTF_8);
        boolean same = store.get(StoreKey.rules())
                .filter(before -> Arrays.equals(this.hash, before))
                .isPresent();
        this.next = same ? Optional.empty() : Optional.of(StoreKey.first('h'));
    }

    /** Looks at some more groups, so many at most; gives what became of each. */
    List<GroupChange> revise(int most) {
        if (next.isEmpty() || most == 0) {
            return List.of();
        }
        List<byte[]> heads = heads(next.get(), most);
        List<GroupChange> changes = new ArrayList<>();
        for (byte[] head : heads) {
            changes.add(revise(GroupKey.parse(StoreKey.groupOfHead(head))));
        }
        if (heads.size() < most) {
            watermarks.forgetGone();
            store.put(StoreKey.rules(), hash);
            next = Optional.empty();
        } else {
            next = Optional.of(StoreKey.after(heads.get(heads.size() - 1)));
        }
        return changes;
    }

    private GroupChange revise(GroupKey key) {
        Optional<Group> group = groups.stored(key);
        if (!key.instance().isEmpty() && layout.named(key.instance()).isEmpty()) {
            GroupChange last = group.map(Group::abandon).orElse(GroupChange.NONE);
            groups.delete(key);
            return last;
        }
        GroupChange change = group.map(Group::closeOrphans).orElse(GroupChange.NONE);
        group.filter(it -> change.toStore()).ifPresent(groups::save);
        return change;
    }

    private List<byte[]> heads(byte[] from, int most) {
        List<byte[]> heads = new ArrayList<>();
        try (ByteStore.Range found = store.range(from, StoreKey.behind('h'))) {
            while (heads.size() < most && found.hasNext()) {
                heads.add(found.next().key());
            }
        }
        return heads;
    }
}
