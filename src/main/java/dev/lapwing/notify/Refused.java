package dev.lapwing.notify;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A channel did not take a message. The message of the exception holds no address, no token and nothing of an alert. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is known of the message. */
    private enum Kind {
        FOR_GOOD,
        FOR_NOW,
        UNSURE
    }

    private final Kind kind;
    private final @Nullable Duration after;

    private Refused(String reason, Kind kind, @Nullable Duration after) {
        super(reason);
        this.kind = kind;
        this.after = after;
    }

    /** Nothing but a change of the configuration, or of the message, can help. */
    public static Refused forGood(String reason) {
        return new Refused(reason, Kind.FOR_GOOD, null);
    }

    /** To be tried again. */
    public static Refused forNow(String reason) {
        return new Refused(reason, Kind.FOR_NOW, null);
    }

    /** To be tried again, not before so long. */
    public static Refused forNow(String reason, Duration after) {
        return new Refused(reason, Kind.FOR_NOW, after);
    }

    /** To be tried again, though it may have been taken: no answer came, or one that says nothing of it. */
    public static Refused unsure(String reason) {
        return new Refused(reason, Kind.UNSURE, null);
    }

    boolean isPermanent() {
        return kind == Kind.FOR_GOOD;
    }

    /** Whether the message may have reached people all the same. */
    boolean maybeTaken() {
        return kind == Kind.UNSURE;
    }

    /** How long to wait, where the channel says. */
    Optional<Duration> after() {
        return Optional.ofNullable(after);
    }
}
