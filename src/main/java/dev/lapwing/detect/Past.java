package dev.lapwing.detect;

/**
 * What a baseline knows of a group after its events up to some point, taken in by (time, id).
 *
 * <p>It is a function of these events alone, so an early judgement and a late one differ only in the events they know.
 */
interface Past {
    /** Judges the next event against what was before it, and takes it in. */
    void next(Counted event);

    /** The same knowledge, to go on from without changing this one. */
    Past copy();

    /** Time of the newest event that was taken in; before all time where there was none. */
    long newest();

    void write(WireOutput out);

    /** Takes up what was written, in place of knowing nothing. */
    void read(WireInput in);
}
