package dev.lapwing.notify.channel;

import java.time.Duration;

/** A channel did not take a message. The message of the exception holds no address, no token and nothing of an alert. */
public final class DeliveryRefused extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is known of the message. */
    private enum Kind {
        FOR_GOOD,
        FOR_NOW,
        UNSURE
    }

    private final Kind kind;
    private final Duration after;

    private DeliveryRefused(String reason, Kind kind, Duration after) {
        super(reason);
        this.kind = kind;
        this.after = after;
    }

    /** Nothing but a change of the configuration, or of the message, can help. */
    public static DeliveryRefused forGood(String reason) {
        return new DeliveryRefused(reason, Kind.FOR_GOOD, Duration.ZERO);
    }

    /** To be tried again. */
    public static DeliveryRefused forNow(String reason) {
        return forNow(reason, Duration.ZERO);
    }

    /** To be tried again, not before so long. */
    public static DeliveryRefused forNow(String reason, Duration after) {
        return new DeliveryRefused(reason, Kind.FOR_NOW, after);
    }

    /** To be tried again, though it may have been taken: no answer came, or one that says nothing of it. */
    public static DeliveryRefused unsure(String reason) {
        return unsure(reason, Duration.ZERO);
    }

    /** To be tried again, not before so long, though it may have been taken. */
    public static DeliveryRefused unsure(String reason, Duration after) {
        return new DeliveryRefused(reason, Kind.UNSURE, after);
    }

    public boolean isPermanent() {
        return kind == Kind.FOR_GOOD;
    }

    /** Whether the message may have reached people all the same. */
    public boolean maybeTaken() {
        return kind == Kind.UNSURE;
    }

    /** How long to wait at least; zero where the channel does not say. */
    public Duration after() {
        return after;
    }
}
