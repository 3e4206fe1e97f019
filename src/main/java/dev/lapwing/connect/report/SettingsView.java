package dev.lapwing.connect.report;

import java.util.Map;
import java.util.Optional;

/** What the settings of a source, as JSON, give away. */
public interface SettingsView {
    /** Which version of the source they seem to be of; empty where they do not tell. */
    Optional<String> version(String settings);

    /** Whether a version that was configured can be the one that they give away. */
    boolean agrees(String configured, String seen);

    /** What they say about the log: numbers, {@code true} and {@code false}, as they are written. */
    Optional<Map<String, String>> logs(String settings);
}
