package dev.lapwing.cli;

/** How a command tells what it found; the names are as people type them. */
public enum OutputFormat {
    /** For people. */
    text,
    /** One JSON object a line. */
    json
}
