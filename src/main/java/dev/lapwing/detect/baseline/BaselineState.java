package dev.lapwing.detect.baseline;

import dev.lapwing.detect.window.WindowEvent;
import dev.lapwing.wire.WireInput;
import dev.lapwing.wire.WireOutput;

/**
 * What a baseline knows of a group after its events up to some point, taken in by (time, id).
 *
 * <p>It is a function of these events alone, so an early judgement and a late one differ only in the events they know.
 */
public interface BaselineState {
    /** Judges the next event against what was before it, and takes it in. */
    void next(WindowEvent event);

    /** The same knowledge, to go on from without changing this one. */
    BaselineState copy();

    /**
     * Takes in what another past of the same rule and group knows; what both know counts once.
     *
     * <p>So it does not matter in which order pasts are joined, nor how often one is.
     */
    void join(BaselineState other);

    /** Since when the group is known. */
    LearningPeriod learningPeriod();

    /** Time of the newest event that was taken in; before all time where there was none. */
    default long newest() {
        return learningPeriod().newest();
    }

    /** About how many bytes of memory it takes. */
    long weight();

    /** Writes it as state. */
    void write(WireOutput out);

    /** Takes up what was written, in place of knowing nothing. */
    void read(WireInput in);
}
