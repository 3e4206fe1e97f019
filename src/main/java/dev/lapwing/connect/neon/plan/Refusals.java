package dev.lapwing.connect.neon.plan;

import dev.lapwing.connect.neon.api.NeonOperation;
import dev.lapwing.connect.neon.api.NeonOperation.Usual;
import dev.lapwing.connect.neon.api.NeonResource;
import dev.lapwing.connect.neon.api.Reply;
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
    /** Refused paths in a span, of whatever kind: one less than what the rule counts. */
    static final int MOST = 5;
    /** Of these, where what is asked for is often not there, or was refused before. */
    static final int MOST_DOUBTFUL = 3;
    /** Of these, for storage logs, so that neither these nor the others wait for ever. */
    static final int MOST_STORAGE = 2;

    private static final int NOT_FOUND = 404;
    private static final String STORAGE = "/logs/query";

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

    /** Whether a resource may be asked for now. */
    public boolean allows(NeonResource resource, Instant now) {
        Optional<Last> before = last.get(resource.key());
        if (before.filter(Last::isGood).isPresent()) {
            return true;
        }
        if (before.isPresent() && now.isBefore(before.get().time().plus(AGAIN))) {
            return false;
        }
        boolean storage = resource.operation() == NeonOperation.STORAGE_LOGS;
        boolean doubtful = before.isPresent() || resource.operation().usual() == Usual.DOUBTFUL;
        if (!doubtful && resource.operation().usual() == Usual.ANSWERED && worked(resource)) {
            return true;
        }
        long others = paths(now, false);
        long logs = paths(now, true);
        return others + logs < MOST && (storage ? logs < MOST_STORAGE : !doubtful || others < MOST_DOUBTFUL);
    }

    /** Whether a resource should wait until all that is surer was asked. */
    boolean isDoubtful(NeonResource resource) {
        Optional<Last> before = last.get(resource.key());
        return before.map(it -> !it.isGood()).orElse(resource.operation().usual() == Usual.DOUBTFUL);
    }

    /** When a resource was answered last; what never was comes first. */
    Instant asked(NeonResource resource) {
        return last.get(resource.key()).map(Last::time).orElse(Instant.MIN);
    }

    /** Whether the like of it was ever answered. */
    boolean worked(NeonResource resource) {
        return worked.contains(resource.operation());
    }

    /** Takes an answer; whether it is news that this is refused. */
    public boolean answered(NeonResource resource, Reply reply, Instant now) {
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
                .filter(it -> it.status() != NOT_FOUND || !it.operation().mayBeAbsent())
                .forEach(it -> standing.put(it.operation().id(), it.status()));
        return standing;
    }

    private long paths(Instant now, boolean ofStorage) {
        while (!refused.isEmpty() && refused.peek().time().plus(SPAN).isBefore(now)) {
            refused.remove();
        }
        return refused.stream()
                .map(Refused::path)
                .filter(path -> path.endsWith(STORAGE) == ofStorage)
                .distinct()
                .count();
    }
}
