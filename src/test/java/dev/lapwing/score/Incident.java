package dev.lapwing.score;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Set;

/**
 * What somebody did, as the label of a log tells it.
 *
 * @param incident its name
 * @param threat the threat, or {@code benign} where it only looks like an attack
 * @param kind what was done, in a word
 * @param rows the ids of its rows
 * @param visible whether the log shows it at all
 * @param difficulty {@code loud}, {@code slow}, {@code distributed} or {@code evasive}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Incident(String incident, String threat, String kind, Set<String> rows, boolean visible, String difficulty) {
    boolean isAttack() {
        return !threat.equals("benign");
    }

    boolean isLoud() {
        return difficulty.equals("loud");
    }
}
