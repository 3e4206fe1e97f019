package dev.lapwing.connect.neon.poll;

import dev.lapwing.connect.neon.api.NeonCalls;
import dev.lapwing.connect.neon.api.NeonRequest;
import dev.lapwing.connect.neon.api.Pace;
import dev.lapwing.connect.neon.api.Reply;
import dev.lapwing.http.Backoff;
import dev.lapwing.http.IntervalTimer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/** Makes requests within the pace, and again after a pause where what came of one may pass. It never waits itself. */
final class RetriedCalls {
    static final int MOST_TRIES = 4;
    private static final int TOO_MANY = 429;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final NeonCalls calls;
    private final Pace pace;
    private final Backoff backoff;
    private final IntervalTimer pause = new IntervalTimer(Duration.ZERO);
    private int requests;
    private boolean tooMany;

    RetriedCalls(NeonCalls calls, int perMinute, Random chance) {
        this.calls = calls;
        this.pace = new Pace(perMinute);
        this.backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, chance);
    }

    /** How long nothing may be asked. */
    Duration left(Instant now) {
        Duration paused = pause.left(now);
        Duration paced = pace.left(now);
        return paused.compareTo(paced) > 0 ? paused : paced;
    }

    /** What finally came of a request; empty where the same is to be asked again, after a pause. */
    Optional<Reply> call(NeonRequest request, Instant now) {
        pace.take(now);
        requests++;
        tooMany = false;
        Reply reply = calls.call(request);
        if (!reply.passes()) {
            backoff.succeeded();
            return Optional.of(reply);
        }
        Duration asked = reply.after().orElse(Duration.ZERO);
        pause.start(now, backoff.failed(asked));
        tooMany = reply.status() == TOO_MANY;
        if (backoff.failures() < MOST_TRIES) {
            return Optional.empty();
        }
        backoff.succeeded();
        return Optional.of(reply);
    }

    /** Whether the last request came too early for Neon. */
    boolean wasTooMany() {
        return tooMany;
    }

    /** How many requests were made since this was asked last. */
    int takeRequests() {
        int made = requests;
        requests = 0;
        return made;
    }

    int requests() {
        return requests;
    }
}
