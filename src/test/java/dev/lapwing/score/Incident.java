package dev.lapwing.score;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.lapwing.text.TimeText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody did, as the label of a log tells it.
 *
 * @param incident its name
 * @param threat the threat, or {@code benign} where it only looks like an attack
 * @param kind what was done, in a word
 * @param rows the ids of its rows
 * @param visible whether the log shows it at all
 * @param difficulty {@code loud}, {@code slow}, {@code distributed} or {@code evasive}
 * @param start when it began
 * @param end when it ended
 * @param entities what took part, by its kind
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Incident(
        String incident,
        String threat,
        String kind,
        Set<String> rows,
        boolean visible,
        String difficulty,
        String start,
        String end,
        Map<String, Set<String>> entities) {
    private static final List<String> ACTORS = List.of("auth_context", "api_key", "ip");

    /** Who did it: auth contexts, keys and addresses. A project or a branch is where it was done. */
    Set<String> actors() {
        return ACTORS.stream()
                .flatMap(kind -> entities.getOrDefault(kind, Set.of()).stream())
                .collect(Collectors.toSet());
    }

    ToldAlert.Span span() {
        return new ToldAlert.Span(
                TimeText.millis(start).orElseThrow(), TimeText.millis(end).orElseThrow());
    }

    boolean isAttack() {
        return !threat.equals("benign");
    }

    boolean isLoud() {
        return difficulty.equals("loud");
    }
}
