package dev.lapwing.posture;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How far the latest look at the collections has come in, which may come in parts.
 *
 * @param time when the look began; the smallest number where there was none
 * @param parts how many parts it has
 * @param seen which of them came
 * @param uids the collections in them, until all came
 * @param missed how many collections in them could not be kept or told apart
 */
public record LookProgress(long time, int parts, SortedSet<Integer> seen, SortedSet<String> uids, int missed) {
    /** There was no look yet. */
    public static final LookProgress NONE = new LookProgress(Long.MIN_VALUE, 0, new TreeSet<>(), new TreeSet<>(), 0);

    public LookProgress {
        seen = Collections.unmodifiableSortedSet(new TreeSet<>(seen));
        uids = Collections.unmodifiableSortedSet(new TreeSet<>(uids));
    }

    /** Whether a part of a look comes again, or after parts of a later one. */
    public boolean knows(long lookTime, int part) {
        return lookTime < time || (lookTime == time && seen.contains(part));
    }

    /** With one more part, of this look or of a new one. */
    public LookProgress with(long lookTime, int part, int of, SortedSet<String> found, int more) {
        boolean same = lookTime == time;
        SortedSet<Integer> allSeen = new TreeSet<>(same ? seen : new TreeSet<>());
        allSeen.add(part);
        SortedSet<String> all = new TreeSet<>(same ? uids : new TreeSet<>());
        all.addAll(found);
        return new LookProgress(lookTime, of, allSeen, all, (same ? missed : 0) + more);
    }

    /** Whether every part came. */
    public boolean isComplete() {
        return parts > 0 && seen.size() >= parts;
    }

    /** What is kept of it once it was judged. */
    public LookProgress judged() {
        return new LookProgress(time, parts, seen, new TreeSet<>(), missed);
    }
}
