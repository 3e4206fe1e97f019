package dev.lapwing.notify;

/** Another notifier has begun to work; this one must not go on. */
public final class TakenOver extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TakenOver(Throwable cause) {
        super("another notifier has taken over; one works at a time", cause);
    }
}
