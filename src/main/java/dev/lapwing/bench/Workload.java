package dev.lapwing.bench;

import java.util.List;

/**
 * How much is measured.
 *
 * @param rows rows of each input
 * @param signals how many signals an event, on average; each share is measured by itself
 * @param rounds how many rounds count
 * @param warmUps how many rounds before them do not
 */
public record Workload(long rows, List<Double> signals, int rounds, int warmUps) {
    /** The seed of all rows: every run sees the same. */
    static final long SEED = 20250106;

    public Workload {
        signals = List.copyOf(signals);
        if (rows < 1 || rounds < 1 || warmUps < 0) {
            throw new IllegalArgumentException("nothing to measure: " + rows + " rows, " + rounds + " rounds");
        }
    }
}
