package dev.lapwing.notify.message;

/** One thing to tell of an alert, in the order of its life. */
public enum NotificationStep {
    OPEN,
    UPDATE,
    /** It is still open and was told long ago. */
    REPEAT,
    /** Its episode is over; nobody has said that the matter is. */
    END,
    /** Somebody has, or it was taken back, or its route says that an end is enough. */
    RESOLVE
}
