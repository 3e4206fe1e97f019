package dev.lapwing.continuity;

import dev.lapwing.continuity.poll.ListedRow;
import dev.lapwing.continuity.poll.Listing;
import dev.lapwing.continuity.poll.LogPoll;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What differs between the listing before and the one of a poll.
 *
 * @param fresh rows that were not in the listing before
 * @param above those of them that certainly stand newer than all of it
 * @param came those of them that certainly were not in the log before
 * @param missing rows of the listing before that would be in this one, had nobody removed them
 * @param rewritten how many rows say something else under the same id
 */
record ListingDiff(
        List<ListedRow> fresh, List<ListedRow> above, List<ListedRow> came, List<ListedRow> missing, int rewritten) {
    private static final ListingDiff NONE = new ListingDiff(List.of(), List.of(), List.of(), List.of(), 0);

    ListingDiff {
        fresh = List.copyOf(fresh);
        above = List.copyOf(above);
        came = List.copyOf(came);
        missing = List.copyOf(missing);
    }

    /** Compares with the poll; where it could not read the log, nothing changed. */
    static ListingDiff between(LogState before, LogPoll poll) {
        if (poll.look().isEmpty()) {
            return NONE;
        }
        Listing now = poll.look().get().listing();
        Optional<Listing> known = before.listing();
        if (known.isEmpty()) {
            return new ListingDiff(now.rows(), now.rows(), now.rows(), List.of(), 0);
        }
        // Another version of the connector may hash differently.
        boolean comparable = before.connector().equals(poll.connector());
        return between(known.get(), now, before.newest().wentBack(now), comparable);
    }

    private static ListingDiff between(Listing before, Listing now, boolean wentBack, boolean comparable) {
        Map<String, ListedRow> known = byId(before);
        Map<String, ListedRow> listed = byId(now);
        List<ListedRow> kept = before.rows().stream()
                .filter(row -> listed.containsKey(row.id()))
                .toList();
        boolean reachesFurther = kept.isEmpty()
                ? now.end() || wentBack || isOlder(now, before)
                : now.end()
                        || !known.containsKey(
                                now.rows().get(now.rows().size() - 1).id());
        List<ListedRow> above = above(now, known, kept.isEmpty() && (wentBack || isOlder(now, before)));
        return new ListingDiff(
                unknown(now.rows(), known),
                above,
                kept.isEmpty() ? above : unknown(now.rows().subList(0, reach(now, known)), known),
                missing(before, listed, reachesFurther ? before.rows().size() : expected(before, kept)),
                comparable ? rewritten(kept, listed) : 0);
    }

    private static List<ListedRow> unknown(List<ListedRow> rows, Map<String, ListedRow> known) {
        return rows.stream().filter(row -> !known.containsKey(row.id())).toList();
    }

    /** How many rows stand down to the last known one: all that the listing before reached. */
    private static int reach(Listing now, Map<String, ListedRow> known) {
        int rows = now.rows().size();
        while (rows > 0 && !known.containsKey(now.rows().get(rows - 1).id())) {
            rows--;
        }
        return rows;
    }

    /** Nothing of the listing before is left, and yet rows are there that are older than all of it. */
    private static boolean isOlder(Listing now, Listing before) {
        OptionalLong oldestNow = Listing.oldest(now.rows());
        OptionalLong oldestBefore = Listing.oldest(before.rows());
        return oldestNow.isPresent()
                && oldestBefore.isPresent()
                && oldestNow.getAsLong() < oldestBefore.getAsLong() - HighWaterMark.DISORDER.toMillis();
    }

    /** How many rows of the listing before would all be there: those down to the last one that still is. */
    private static int expected(Listing before, List<ListedRow> kept) {
        return kept.isEmpty() ? 0 : before.rows().indexOf(kept.get(kept.size() - 1)) + 1;
    }

    private static List<ListedRow> missing(Listing before, Map<String, ListedRow> listed, int expected) {
        return before.rows().subList(0, expected).stream()
                .filter(row -> !listed.containsKey(row.id()))
                .toList();
    }

    private static List<ListedRow> above(Listing now, Map<String, ListedRow> known, boolean unplaced) {
        List<ListedRow> above = new ArrayList<>();
        if (unplaced) {
            return above;
        }
        for (ListedRow row : now.rows()) {
            if (known.containsKey(row.id())) {
                return above;
            }
            above.add(row);
        }
        return above;
    }

    private static int rewritten(List<ListedRow> kept, Map<String, ListedRow> listed) {
        int count = 0;
        for (ListedRow row : kept) {
            ListedRow same = listed.get(row.id());
            count += same != null && same.hash() != row.hash() ? 1 : 0;
        }
        return count;
    }

    private static Map<String, ListedRow> byId(Listing listing) {
        Map<String, ListedRow> rows = new HashMap<>();
        listing.rows().forEach(row -> rows.put(row.id(), row));
        return rows;
    }
}
