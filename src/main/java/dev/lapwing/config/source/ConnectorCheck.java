package dev.lapwing.config.source;

import dev.lapwing.config.value.DeferredSecret;
import dev.lapwing.config.value.SecretLookup;
import dev.lapwing.connect.config.KeyProblems;
import dev.lapwing.text.DurationText;
import dev.lapwing.yaml.LocatedMap;
import dev.lapwing.yaml.Problems;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks a connector whether the keys of a source can be: what it finds wrong is told with the place in the file.
 *
 * @param connector knows its own keys
 * @param keys those of the source that are for it
 * @param names what the connector calls keys that have other names here
 */
record ConnectorCheck(Problems problems, KeyProblems connector, List<String> keys, Map<String, String> names) {
    /** Stands for a value that is elsewhere, or not to be had yet, and is right. */
    private static final String STAND_IN = "stands-for-what-is-right";

    /** A secret that is written out can be looked at; one that is elsewhere is taken for right. */
    static String toCheck(DeferredSecret secret) {
        return SecretLookup.isReference(secret.written())
                ? STAND_IN
                : secret.written().text();
    }

    /** What the connector calls a key of the source. */
    String named(String key) {
        return names.getOrDefault(key, key);
    }

    /** Tells that a key is of no use where nothing says that this connector is wanted. */
    void idle(LocatedMap source, String without) {
        keys.stream()
                .filter(source::has)
                .findFirst()
                .ifPresent(key -> problems.error(source.place(key), key + " is of use only with " + without));
    }

    /**
     * Tells what is wrong; whether nothing is.
     *
     * @param given values by the connector's names
     * @param intervals values by the names of the source
     */
    boolean pass(LocatedMap source, Map<String, String> given, Map<String, Duration> intervals) {
        Map<String, String> properties = new HashMap<>(given);
        properties.put("source.name", STAND_IN);
        properties.put("fingerprint.key", STAND_IN);
        intervals.forEach((key, interval) -> properties.put(named(key), Long.toString(interval.toMillis())));
        List<String> unread = keys.stream()
                .filter(key -> source.has(key) && !properties.containsKey(named(key)))
                .toList();
        boolean right = true;
        for (Map.Entry<String, String> problem : connector.of(properties).entrySet()) {
            String key = ours(problem.getKey());
            if (keys.contains(key) && !unread.contains(key)) {
                Optional<Duration> interval = Optional.ofNullable(intervals.get(key));
                problems.error(
                        source.place(key), interval.map(it -> interval(key, it)).orElse(problem.getValue()));
                right = false;
            }
        }
        return right && unread.isEmpty();
    }

    /** What a key of the connector is called here. */
    private String ours(String named) {
        return names.entrySet().stream()
                .filter(name -> name.getValue().equals(named))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(named);
    }

    /** What is wrong with an interval, in the words of durations. */
    private String interval(String key, Duration given) {
        Duration least = connector.shortest(named(key));
        if (given.compareTo(least) >= 0) {
            Duration most = connector.longest(named(key));
            return key + " is too long; it must be at most " + DurationText.inOneUnit(most);
        }
        return "%s is too short; it must be at least %s%s"
                .formatted(
                        key,
                        least.toMillis() < 1_000 ? least.toMillis() + "ms" : DurationText.inOneUnit(least),
                        key.equals("probe") ? ", or 0s for none" : "");
    }
}
