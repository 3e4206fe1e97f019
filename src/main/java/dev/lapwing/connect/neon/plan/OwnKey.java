package dev.lapwing.connect.neon.plan;

import dev.lapwing.connect.json.JsonTokens;
import dev.lapwing.text.TimeText;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Works out which key of a list is the connector's own: the one that was in use in every round. Neon tells nobody the id of
 * the key that asks.
 */
public final class OwnKey {
    /** What Neon's clock and this one may differ by. */
    static final Duration SKEW = Duration.ofSeconds(30);
    /** One round alone proves nothing: many keys are in use at one time. */
    static final int LEAST_ROUNDS = 2;

    private Set<Long> candidates = Set.of();
    private int rounds;

    /**
     * Takes a list of keys as it is during a round.
     *
     * @param keys JSON objects
     * @param from when this key was certainly in use
     */
    public void look(List<String> keys, Instant from, Instant to) {
        Set<Long> used = new HashSet<>();
        keys.stream()
                .filter(key -> isBetween(key, from.minus(SKEW), to.plus(SKEW)))
                .flatMap(key -> id(key).stream().boxed())
                .forEach(used::add);
        if (rounds > 0) {
            used.retainAll(candidates);
        }
        candidates = used;
        rounds = used.isEmpty() ? 0 : rounds + 1;
    }

    /** Its id, once there is no other that it could be. */
    public OptionalLong id() {
        return candidates.size() == 1 && rounds >= LEAST_ROUNDS
                ? OptionalLong.of(candidates.iterator().next())
                : OptionalLong.empty();
    }

    private static boolean isBetween(String key, Instant from, Instant to) {
        return member(key, "last_used_at")
                .flatMap(JsonTokens::text)
                .map(TimeText::millis)
                .filter(OptionalLong::isPresent)
                .map(time -> Instant.ofEpochMilli(time.getAsLong()))
                .filter(time -> !time.isBefore(from) && !time.isAfter(to))
                .isPresent();
    }

    private static OptionalLong id(String key) {
        return member(key, "id").stream()
                .filter(text -> text.matches("\\d{1,18}"))
                .flatMapToLong(text -> Stream.of(text).mapToLong(Long::parseLong))
                .findFirst();
    }

    private static Optional<String> member(String object, String name) {
        try {
            return JsonTokens.member(object, name);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
