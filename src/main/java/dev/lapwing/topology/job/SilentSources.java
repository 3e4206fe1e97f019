package dev.lapwing.topology.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds sources of which no poll comes any more, by the wall clock.
 *
 * <p>A silence begins when a poll is first seen to be the last one, so that the time during which nobody looked does not
 * count.
 */
final class SilentSources {
    /** How long a source may be silent. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** The last poll, since when it is known to be the last one, and whether that was told. */
    private record Silence(long lastPoll, long since, boolean told) {}

    private final Map<String, Silence> silences = new HashMap<>();

    /**
     * Those of which it has just turned out, once for each silence.
     *
     * @param lastPolls the last poll of each source that has any
     * @param allRead whether there is no poll that is still to be read
     */
    List<String> found(Map<String, Long> lastPolls, boolean allRead, long now) {
        silences.keySet().retainAll(lastPolls.keySet());
        List<String> found = new ArrayList<>();
        lastPolls.forEach((source, lastPoll) -> {
            Silence before = silences.get(source);
            if (before == null || before.lastPoll() != lastPoll) {
                silences.put(source, new Silence(lastPoll, now, false));
            } else if (!before.told() && allRead && now - before.since() >= PATIENCE.toMillis()) {
                silences.put(source, new Silence(lastPoll, before.since(), true));
                found.add(source);
            }
        });
        return found;
    }
}
