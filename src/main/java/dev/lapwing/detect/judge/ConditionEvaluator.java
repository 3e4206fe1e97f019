package dev.lapwing.detect.judge;

import dev.lapwing.detect.window.EventSearch;
import dev.lapwing.detect.window.WindowEvent;
import java.util.List;

/**
 * Decides at which of a rule's events, which stand by (time, id), its condition holds.
 *
 * <p>Most rules are judged early, as soon as an event is there, and again when an older one comes. What asks for something
 * not to come is judged once, when nothing can come any more.
 */
public interface ConditionEvaluator {
    /**
     * Judges the newest event.
     *
     * @param tied index of the first event of its time; it is the last one
     */
    default void newest(List<WindowEvent> events, int tied) {}

    /** Judges anew from a time on. */
    default void anew(List<WindowEvent> events, long from) {}

    /** Judges for good the events between two indexes; what comes within a timespan after them is known. */
    default void decide(List<WindowEvent> events, int from, int to) {}

    /** How many of the first events are of no more use once everything before a time is settled. */
    default int spent(List<WindowEvent> events, long settledTo) {
        return EventSearch.firstAt(events, since(settledTo));
    }

    /** Before what time an event would change nothing any more. */
    long since(long settledTo);
}
