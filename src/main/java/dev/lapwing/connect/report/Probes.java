package dev.lapwing.connect.report;

import dev.lapwing.connect.source.LogRow;
import dev.lapwing.connect.source.LogUnreadable;
import dev.lapwing.continuity.poll.SentProbe;
import dev.lapwing.http.IntervalTimer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;

/**
 * Sends a harmless request now and then and waits for its row: a log that is switched off, or filtered, or held back does
 * not show it. The request bears a number that nobody can guess.
 */
public final class Probes {
    private static final String PARAMETER = "lapwing=";
    private static final int NONCE_LENGTH = 16;
    /** PocketBase holds a row back for ten minutes at most; whoever reads the polls has decided long before. */
    private static final Duration KEPT = Duration.ofMinutes(30);

    private final Request request;
    private final Random chance;
    private final IntervalTimer timer;
    private final Map<String, SentProbe> waiting = new LinkedHashMap<>();
    private OptionalInt health = OptionalInt.empty();

    /** A harmless request to the source. */
    @FunctionalInterface
    public interface Request {
        /**
         * Sends it and gives the HTTP status of the answer.
         *
         * @param query what its row is to show
         */
        int send(String query) throws LogUnreadable;
    }

    public Probes(Request request, Duration interval, Random chance) {
        this.request = request;
        this.chance = chance;
        this.timer = new IntervalTimer(interval);
    }

    /** Sends a probe if it is time for one. */
    public void sendIfDue(Instant now) {
        if (!timer.due(now)) {
            return;
        }
        timer.start(now);
        waiting.values().removeIf(probe -> probe.sent().plus(KEPT).isBefore(now));
        String nonce = "%016x".formatted(chance.nextLong());
        try {
            int status = request.send(PARAMETER + nonce);
            health = OptionalInt.of(status);
            if (status == 200) {
                waiting.put(nonce, new SentProbe(nonce, now, false));
            }
        } catch (LogUnreadable e) {
            health = OptionalInt.of(0);
        }
    }

    /** Looks whether a row is one of a probe. */
    public void see(LogRow row) {
        int at = row.json().indexOf(PARAMETER);
        if (at >= 0 && row.json().length() >= at + PARAMETER.length() + NONCE_LENGTH) {
            int nonce = at + PARAMETER.length();
            waiting.computeIfPresent(
                    row.json().substring(nonce, nonce + NONCE_LENGTH),
                    (key, probe) -> new SentProbe(key, probe.sent(), true));
        }
    }

    /** The probes to tell of: those seen are told for the last time. */
    public List<SentProbe> tell() {
        List<SentProbe> told = List.copyOf(waiting.values());
        waiting.values().removeIf(SentProbe::seen);
        return told;
    }

    /** What the last probe was answered with. */
    public OptionalInt health() {
        return health;
    }
}
