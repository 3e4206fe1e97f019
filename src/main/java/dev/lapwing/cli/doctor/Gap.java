package dev.lapwing.cli.doctor;

import java.util.Comparator;

/**
 * Something that rules need.
 *
 * @param field which field, of the needs that are about one; else empty
 */
record Gap(Need need, String field) implements Comparable<Gap> {
    private static final Comparator<Gap> EASIEST_FIRST =
            Comparator.comparing(Gap::need).thenComparing(Gap::field);

    /** What is known of it. */
    enum State {
        THERE,
        MISSING,
        /** The input has no row that would show it. */
        UNTOLD
    }

    /**
     * What the input says of it.
     *
     * @param evidence what it says in numbers; empty where it says nothing
     */
    record Finding(State state, String evidence) {}

    static Gap of(Need need) {
        return new Gap(need, "");
    }

    String what() {
        return need.what(field);
    }

    String brief() {
        return need.brief(field);
    }

    String change() {
        return need.change(field);
    }

    @Override
    public int compareTo(Gap other) {
        return EASIEST_FIRST.compare(this, other);
    }
}
