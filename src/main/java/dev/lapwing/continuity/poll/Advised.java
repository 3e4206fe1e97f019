package dev.lapwing.continuity.poll;

import java.time.Instant;
import java.util.List;

/**
 * What published security advisories say of the version of a source.
 *
 * @param asOf when the list of them was complete
 * @param version as the configuration has it
 * @param affected the names of the advisories that concern it
 */
public record Advised(Instant asOf, String version, List<String> affected) {
    /** More than that are not taken from an envelope. */
    static final int MOST = 50;

    public Advised {
        affected = List.copyOf(affected);
    }
}
