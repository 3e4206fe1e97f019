package dev.lapwing.connect.report;

import java.util.Map;
import java.util.Optional;

/**
 * What is read of a source now and then.
 *
 * @param hours how many rows there are of each hour
 * @param logs what the settings say about the log, as they are written
 * @param settings as JSON
 * @param collections as a JSON array
 */
record Extras(
        HourCount hours, Optional<Map<String, String>> logs, Optional<String> settings, Optional<String> collections) {}
