package dev.lapwing.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How often a place is written to. It says how long to wait and does not wait itself. Used by one thread. */
public final class Pace {
    /** What Slack lets a channel have in the long run. */
    public static final Duration SLACK = Duration.ofSeconds(1);

    private final Duration every;
    private final Clock clock;
    private final Map<String, Next> next = new HashMap<>();

    /**
     * When a place may have its next message.
     *
     * @param waits how long that was when it was set; a clock set back makes nobody wait longer
     */
    private record Next(Instant at, Duration waits) {
        Duration left(Instant now) {
            Duration left = Duration.between(now, at);
            return left.compareTo(waits) > 0 ? waits : left;
        }
    }

    /** One message in so long for each place. */
    public Pace(Duration every, Clock clock) {
        this.every = every;
        this.clock = clock;
    }

    /** How long a place has to wait for its next message; zero where it need not. */
    public Duration left(String place) {
        Next due = next.get(place);
        Duration left = due == null ? Duration.ZERO : due.left(clock.instant());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** A message goes to a place. */
    public void sent(String place) {
        hold(place, every);
    }

    /** A place wants no message for so long. */
    public void hold(String place, Duration wait) {
        Instant now = clock.instant();
        next.values().removeIf(due -> due.left(now).compareTo(Duration.ZERO) <= 0);
        if (wait.compareTo(left(place)) > 0) {
            next.put(place, new Next(now.plus(wait), wait));
        }
    }
}
