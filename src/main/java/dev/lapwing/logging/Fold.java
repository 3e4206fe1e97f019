package dev.lapwing.logging;

import java.util.HashSet;
import java.util.Set;

/** Decides what is said of many lines that say the same: the first of each kind, few kinds a minute, and once a minute how many there were. */
final class Fold {
    static final long MINUTE = 60_000;
    /** So many kinds are told in one minute. */
    static final int FEW = 5;

    private final Set<String> told = new HashSet<>();
    private long last = Long.MIN_VALUE;
    private long minute = Long.MIN_VALUE;
    private int toldNow;
    private int left;

    /**
     * What is to be done with a line.
     *
     * @param goesOut whether it is said
     * @param before how many were left out before it and are to be told of first; zero for nothing
     */
    record Decision(boolean goesOut, int before) {}

    /** Takes a line of a kind. */
    synchronized Decision take(String kind, long now) {
        if (last == Long.MIN_VALUE || now - last >= MINUTE) {
            told.clear();
        }
        last = now;
        int before = 0;
        if (minute == Long.MIN_VALUE || now - minute >= MINUTE) {
            minute = now;
            toldNow = 0;
            before = left;
            left = 0;
        }
        boolean goesOut = toldNow < FEW && told.add(kind);
        if (goesOut) {
            toldNow++;
        } else {
            left++;
        }
        return new Decision(goesOut, before);
    }
}
