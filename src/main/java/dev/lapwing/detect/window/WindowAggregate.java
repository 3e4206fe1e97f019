package dev.lapwing.detect.window;

import java.util.Optional;

/** What a rule knows of the events in one window, kept up to date while the window slides. */
public interface WindowAggregate {
    /** Takes in an event that the window has reached. */
    void add(WindowEvent event);

    /** Gives up an event that the window has left. */
    void remove(WindowEvent event);

    /** Whether the rule's condition holds for what is in the window, whatever comes after it. */
    boolean holds();

    /** Whether it holds at this one of the newest events, where it holds for the window. */
    default boolean holdsAt(WindowEvent event) {
        return true;
    }

    /** What was worked out, for people; empty where it is no number. */
    Optional<Measurement> reading();
}
