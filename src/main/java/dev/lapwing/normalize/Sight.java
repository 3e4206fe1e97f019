package dev.lapwing.normalize;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.MonitorKind;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.normalize.parse.RequestLine;
import dev.lapwing.normalize.pocketbase.LoginText;
import dev.lapwing.normalize.pocketbase.RequestOutcome;
import java.util.Optional;

/**
 * How much of one source can be watched, by its rows: whether they have what rules look at, and whether the words of its
 * refused logins are known.
 *
 * <p>Both hosts ask it the same; it counts over the newest rows, so what was mended is forgotten.
 */
public final class Sight {
    private static final Schema REQUEST = Schemas.POCKETBASE_REQUEST;
    private static final int METHOD = REQUEST.slot("http_request.http_method");
    private static final int CODE = REQUEST.slot("http_response.code");
    private static final int ACTION = REQUEST.slot("pocketbase.action");
    private static final int OUTCOME = REQUEST.slot("pocketbase.outcome");
    private static final int GUESSED = REQUEST.slot("pocketbase.guessed");
    private static final int MESSAGE = Schemas.POCKETBASE_APP.slot("pocketbase.message");

    private static final int FEWEST_BLIND = 10;
    private static final int FEWEST_UNKNOWN = 100;
    private static final int FEWEST_GUESSED = 20;
    /** Behind so many rows half of what was counted is forgotten. */
    private static final int MEMORY = 1_000;

    private final Share blind = new Share();
    private final Share guessed = new Share();

    /** What to tell of a source. */
    public record Finding(MonitorKind kind, long count, String reason) {}

    /**
     * What an event shows.
     *
     * @param blind whether rules can see nothing of it
     * @param guessed whether it is of a refused login whose words are not known
     * @param finding where it makes the source one that cannot be watched
     */
    public record Look(boolean blind, boolean guessed, Optional<Finding> finding) {
        /** Of an event in which nothing is amiss, as nearly all are. */
        public static final Look CLEAR = new Look(false, false, Optional.empty());
    }

    /** How many of some rows are of a kind. */
    private static final class Share {
        private long all;
        private long some;

        void count(boolean one) {
            if (all == MEMORY) {
                all /= 2;
                some /= 2;
            }
            all++;
            some += one ? 1 : 0;
        }
    }

    /**
     * Takes in the next event of the source.
     *
     * @param touched whether the event has any field that a rule looks at
     */
    public Look next(AuditEvent event, boolean touched) {
        boolean guess = isGuessed(event);
        if (isRefusedLogin(event)) {
            guessed.count(guess);
        }
        boolean blindly = isBlind(event, touched);
        if (event.schema().anyField() || isRequest(event)) {
            blind.count(blindly);
        }
        return guess || blindly
                ? new Look(
                        blindly, guess, finding(guess, blindly, event.schema().anyField()))
                : Look.CLEAR;
    }

    private Optional<Finding> finding(boolean guess, boolean blindly, boolean unknownKind) {
        if (guess && guessed.some >= FEWEST_GUESSED && guessed.some * 2 > guessed.all) {
            return Optional.of(new Finding(
                    MonitorKind.LOGIN_TEXTS_UNKNOWN,
                    guessed.some,
                    guessed.some + " of " + guessed.all + " refused logins have words that are not PocketBase's"));
        }
        if (blindly && isMuch(unknownKind)) {
            return Optional.of(new Finding(
                    MonitorKind.SOURCE_BLIND,
                    blind.some,
                    blind.some + " of " + blind.all + " rows lack what rules look at"));
        }
        return Optional.empty();
    }

    /**
     * Whether rules can see nothing of an event: of a request without its method, path or status, of a row of an unknown
     * kind without any field that they look at.
     *
     * @param touched whether the event has any such field
     */
    private static boolean isBlind(AuditEvent event, boolean touched) {
        if (event.schema().anyField()) {
            return !touched;
        }
        if (event.schema() == REQUEST) {
            return event.value(METHOD) == null || event.value(ACTION) == null || event.value(CODE) == null;
        }
        return isRequest(event);
    }

    /** Whether an event is of a refused login whose words are not known. */
    private static boolean isGuessed(AuditEvent event) {
        return event.schema() == REQUEST && event.value(GUESSED) != null;
    }

    /** Rows of an unknown kind may well lack what one rule asks of some of them, so there it has to be all. */
    private boolean isMuch(boolean unknownKind) {
        return unknownKind
                ? blind.some >= FEWEST_UNKNOWN && blind.some == blind.all
                : blind.some >= FEWEST_BLIND && blind.some * 10 >= blind.all;
    }

    private static boolean isRefusedLogin(AuditEvent event) {
        return event.schema() == REQUEST
                && event.value(ACTION) instanceof String action
                && LoginText.isLogin(action)
                && RequestOutcome.AUTHFAIL.word().equals(event.value(OUTCOME));
    }

    /** A row of the application whose message is a request has lost its data on the way. */
    private static boolean isRequest(AuditEvent event) {
        return event.schema() == REQUEST
                || (event.schema() == Schemas.POCKETBASE_APP
                        && event.value(MESSAGE) instanceof String message
                        && RequestLine.of(message) != null);
    }
}
