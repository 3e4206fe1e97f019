package dev.lapwing.detect;

/** What a rule knows of the events in one window, kept up to date while the window slides. */
interface Tally {
    void add(Counted event);

    void remove(Counted event);

    /** Whether the rule's condition holds for what is in the window. */
    boolean holds();
}
