package dev.lapwing.notify;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A channel did not take a message. The message of the exception holds no address, no token and nothing of an alert. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean permanent;
    private final @Nullable Duration after;

    private Refused(String reason, boolean permanent, @Nullable Duration after) {
        super(reason);
        this.permanent = permanent;
        this.after = after;
    }

    /** Nothing but a change of the configuration, or of the message, can help. */
    public static Refused forGood(String reason) {
        return new Refused(reason, true, null);
    }

    /** To be tried again. */
    public static Refused forNow(String reason) {
        return new Refused(reason, false, null);
    }

    /** To be tried again, not before so long. */
    public static Refused forNow(String reason, Duration after) {
        return new Refused(reason, false, after);
    }

    boolean isPermanent() {
        return permanent;
    }

    /** How long to wait, where the channel says. */
    Optional<Duration> after() {
        return Optional.ofNullable(after);
    }
}
