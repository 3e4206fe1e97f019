package dev.lapwing.connect.report;

import dev.lapwing.connect.source.LogRow;
import java.util.Map;
import java.util.Optional;

/** What is known of the settings of a kind of source: what they give away, as JSON, and which rows tell that they changed. */
public interface SettingsView {
    /** Which version of the source they seem to be of; empty where they do not tell. */
    Optional<String> version(String settings);

    /** Whether a version that was configured can be the one that they give away. */
    boolean agrees(String configured, String seen);

    /** What they say about the log: numbers, {@code true} and {@code false}, as they are written. */
    Optional<Map<String, String>> logs(String settings);

    /** Whether a row tells of a request that may have changed settings or collections. */
    boolean mayChange(LogRow row);
}
