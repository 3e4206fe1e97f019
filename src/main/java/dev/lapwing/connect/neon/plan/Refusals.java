package dev.lapwing.connect.neon.plan;

import dev.lapwing.connect.neon.api.NeonOperation;
import dev.lapwing.connect.neon.api.Reply;
import dev.lapwing.connect.neon.api.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Decides what may be asked without making a burst of refusals, which would look as if somebody tried doors with this key:
 * Lapwing's own rule counts six refused paths in ten minutes. What was answered before is always asked.
 */
public final class Refusals {
    /** For how long a refusal stands before the same is asked again. */
    static final Duration AGAIN = Duration.ofMinutes(10);
    /** Somewhat longer than the span in which the rule counts. */
    static final Duration SPAN = Duration.ofMinutes(11);
    /** Refused paths in a span, where it was refused before: what is new must not wait for these. */
    static final int MOST_AGAIN = 2;
    /** Refused paths in a span, where what is asked for is often not there. */
    static final int MOST_DOUBTFUL = 3;
    /** Refused paths in a span, where it is not known whether this key may ask. */
    static final int MOST_UNKNOWN = 5;

    private static final int NOT_FOUND = 404;

    private final Remembered<Last> last = new Remembered<>();
    private final Set<NeonOperation> worked = EnumSet.noneOf(NeonOperation.class);
    private final Deque<Refused> refused = new ArrayDeque<>();

    /** How a resource was answered last. */
    private record Last(NeonOperation operation, int status, Instant time) {
        boolean isGood() {
            return status >= 200 && status < 300;
        }
    }

    private record Refused(Instant time, String path) {}

    public boolean allows(Resource resource, Instant now) {
        Optional<Last> before = last.get(resource.key());
        if (before.filter(Last::isGood).isPresent()) {
            return true;
        }
        if (before.isPresent()) {
            return !now.isBefore(before.get().time().plus(AGAIN)) && paths(now) < MOST_AGAIN;
        }
        boolean doubtful = resource.operation().isDoubtful();
        return (!doubtful && worked.contains(resource.operation()))
                || paths(now) < (doubtful ? MOST_DOUBTFUL : MOST_UNKNOWN);
    }

    /** Whether a resource should wait until all that is surer was asked. */
    boolean isDoubtful(Resource resource) {
        Optional<Last> before = last.get(resource.key());
        return before.map(it -> !it.isGood()).orElse(resource.operation().isDoubtful());
    }

    /** When a resource was answered last; what never was comes first. */
    Instant asked(Resource resource) {
        return last.get(resource.key()).map(Last::time).orElse(Instant.MIN);
    }

    /** Whether the like of it was ever answered. */
    boolean worked(Resource resource) {
        return worked.contains(resource.operation());
    }

    /** Takes an answer; whether it is news that this is refused. */
    public boolean answered(Resource resource, Reply reply, Instant now) {
        if (reply.isRefusal()) {
            refused.add(new Refused(now, resource.path()));
        }
        if (reply.isGood()) {
            worked.add(resource.operation());
        }
        if (reply.passes()) {
            return false;
        }
        boolean news = last.get(resource.key())
                .filter(it -> it.status() == reply.status())
                .isEmpty();
        last.put(resource.key(), new Last(resource.operation(), reply.status(), now));
        return news && !reply.isGood();
    }

    /** A further try was refused, as too many requests are. */
    public void refused(String path, Instant now) {
        refused.add(new Refused(now, path));
    }

    /** Which operations do not work, with the status; not what is merely not there. */
    public Map<String, Integer> standing() {
        Map<String, Integer> standing = new TreeMap<>();
        last.all().values().stream()
                .filter(it -> !it.isGood())
                .filter(it -> it.status() != NOT_FOUND || !it.operation().isDoubtful())
                .forEach(it -> standing.put(it.operation().id(), it.status()));
        return standing;
    }

    private long paths(Instant now) {
        while (!refused.isEmpty() && refused.peek().time().plus(SPAN).isBefore(now)) {
            refused.remove();
        }
        return refused.stream().map(Refused::path).distinct().count();
    }
}
