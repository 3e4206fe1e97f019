package dev.lapwing.bench;

/**
 * What rows are made.
 *
 * @param matching the share of rows that the rules match; each such row makes one signal
 * @param groups how many addresses, and as many accounts, they are spread over
 * @param loginsOnly whether all that match are refused logins, so that every signal goes to a group of an address
 */
record RowMix(double matching, int groups, boolean loginsOnly) {
    RowMix {
        if (matching < 0 || matching > 1 || groups < 1) {
            throw new IllegalArgumentException("no such rows: " + matching + " over " + groups);
        }
    }

    /** All kinds of signals over some thousand addresses and accounts. */
    static RowMix varied(double matching) {
        return new RowMix(matching, 5_000, false);
    }

    /** Nothing but refused logins. */
    static RowMix logins(int addresses) {
        return new RowMix(1.0, addresses, true);
    }
}
