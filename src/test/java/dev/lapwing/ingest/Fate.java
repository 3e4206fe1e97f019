package dev.lapwing.ingest;

import java.util.List;

/**
 * What became of one row, in a form that does not depend on the host.
 *
 * @param counts accepted, mended, ignored, control, polls, told by polls, refused logins in unknown words, without group
 * @param rejected field and problem of each that was rejected
 * @param signals key and value of each record for a group
 */
public record Fate(List<Long> counts, List<String> rejected, List<String> signals) {
    /** So a time ahead is told; the hosts have words of their own for it. */
    public static final String AHEAD = "clock ahead";
}
