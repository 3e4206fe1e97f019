package dev.lapwing.posture.neon.list;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How far a walk through the pages of a list has come in.
 *
 * @param seen the pages that came: their cursors, or their numbers
 * @param next the cursor that the next page has to have; empty where none has
 * @param uids the resources in them, until the walk ends
 * @param cut whether something of it is missing, so that nothing can be said to be gone
 */
public record PageProgress(SortedSet<String> seen, String next, SortedSet<String> uids, boolean cut) {
    /** A walk of more pages, or over more resources, is not followed to its end. */
    public static final int MAX_PAGES = 1_000;

    private static final int MAX_UIDS = 10_000;

    /** A walk that has not begun. */
    public static final PageProgress NONE = new PageProgress(new TreeSet<>(), "", new TreeSet<>(), false);

    public PageProgress {
        seen = Collections.unmodifiableSortedSet(new TreeSet<>(seen));
        uids = Collections.unmodifiableSortedSet(new TreeSet<>(uids));
    }

    /** With one more page. */
    public PageProgress with(String page, String nextCursor, SortedSet<String> found, boolean isCut) {
        SortedSet<String> pages = new TreeSet<>(seen);
        pages.add(page);
        SortedSet<String> all = new TreeSet<>(uids);
        all.addAll(found);
        boolean fits = pages.size() <= MAX_PAGES && all.size() <= MAX_UIDS;
        return new PageProgress(fits ? pages : seen, nextCursor, fits ? all : uids, cut || isCut || !fits);
    }

    /** What is kept of it once it has ended. */
    public PageProgress ended() {
        return new PageProgress(seen, "", new TreeSet<>(), cut);
    }
}
