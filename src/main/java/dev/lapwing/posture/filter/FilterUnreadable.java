package dev.lapwing.posture.filter;

/** A filter is broken or beyond a bound; stays inside this folder. */
final class FilterUnreadable extends RuntimeException {
    FilterUnreadable(String message) {
        super(message, null, false, false);
    }
}
