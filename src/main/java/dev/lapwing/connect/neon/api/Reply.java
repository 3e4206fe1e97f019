package dev.lapwing.connect.neon.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What came of a request.
 *
 * @param status of HTTP; 0 where nothing came that can be believed
 * @param body JSON; empty where there is a problem
 * @param problem why there is no body; empty where there is one
 * @param after how long Neon asks to be left alone
 * @param serverTime Neon's clock, where it tells
 */
public record Reply(int status, String body, String problem, Optional<Duration> after, Optional<Instant> serverTime) {
    private static final int LOCKED = 423;
    private static final int TOO_MANY = 429;

    static Reply none(String problem) {
        return new Reply(0, "", problem, Optional.empty(), Optional.empty());
    }

    public boolean isGood() {
        return status >= 200 && status < 300;
    }

    /** Whether it may pass by itself, so that asking again is of use. */
    public boolean passes() {
        return status == 0 || status == LOCKED || status == TOO_MANY || status >= 500;
    }

    /** Whether Neon refuses: no key, no right, not there, or too often. */
    public boolean isRefusal() {
        return status == 401 || status == 403 || status == 404 || status == TOO_MANY;
    }

    /** Hides the body. */
    @Override
    public String toString() {
        return "status " + status;
    }
}
