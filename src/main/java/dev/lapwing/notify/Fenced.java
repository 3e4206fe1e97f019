package dev.lapwing.notify;

/** Another notifier has begun to work; this one must not go on. */
public final class Fenced extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Fenced(Throwable cause) {
        super("another notifier has taken over; one works at a time", cause);
    }
}
