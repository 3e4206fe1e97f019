package dev.lapwing.connect.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is read of a source now and then.
 *
 * @param hours how many rows there are of each hour
 * @param logs what the settings say about the log, as they are written
 * @param settings as JSON
 * @param collections as JSON arrays, one for each envelope; none where they cannot be seen or were left out
 * @param leftOut {@code settings} or {@code collections}, where they are too long to be told
 */
record Extras(
        HourCount hours,
        Optional<Map<String, String>> logs,
        Optional<String> settings,
        List<String> collections,
        List<String> leftOut) {
    Extras {
        collections = List.copyOf(collections);
        leftOut = List.copyOf(leftOut);
    }
}
