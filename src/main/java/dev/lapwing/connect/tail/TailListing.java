package dev.lapwing.connect.tail;

import dev.lapwing.connect.source.LogFacts;
import dev.lapwing.connect.source.LogRow;
import dev.lapwing.connect.source.LogRow.Address;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which rows a look saw.
 *
 * @param rows newest first by row id
 * @param end whether they reach the oldest row of the log
 * @param facts what else the look tells
 */
public record TailListing(List<Seen> rows, boolean end, LogFacts facts) {
    static final int MOST = 1000;

    /** A row without what it says. */
    public record Seen(String id, String created, long hash, Address address) {
        public static Seen of(LogRow row) {
            return new Seen(row.id(), row.created(), row.hash(), row.address());
        }
    }

    public TailListing {
        rows = List.copyOf(rows);
    }

    static TailListing of(Newest newest, int most, LogFacts facts) {
        List<LogRow> rows = newest.rows();
        return new TailListing(
                rows.stream().limit(most).map(Seen::of).toList(), newest.end() && rows.size() <= most, facts);
    }

    /**
     * Whether a row of an earlier look is gone or reads otherwise, as far down as both reach. Where no row is left of all that
     * the earlier look saw, the log is another one, as after a restore, or more was written than a look shows: either is news.
     */
    public boolean contradicts(TailListing earlier) {
        Map<String, Seen> now = new HashMap<>();
        rows.forEach(row -> now.put(row.id(), row));
        int deepest = deepest(earlier, now);
        int reach = end || deepest < 0 ? earlier.rows.size() - 1 : deepest;
        return earlier.rows.stream().limit(reach + 1L).anyMatch(row -> {
            Seen same = now.get(row.id());
            return same == null || same.hash() != row.hash();
        });
    }

    private static int deepest(TailListing earlier, Map<String, Seen> now) {
        int at = earlier.rows.size() - 1;
        while (at >= 0 && !now.containsKey(earlier.rows.get(at).id())) {
            at--;
        }
        return at;
    }
}
