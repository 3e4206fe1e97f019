package dev.lapwing.cli.alerts;

/** The colours by which a terminal tells how serious an alert is. */
public final class LevelColour {
    /** Ends a colour. */
    public static final String END = "\u001b[0m";

    private LevelColour() {}

    /** What begins the colour of a severity, by OCSF's number for it. */
    public static String of(int severityId) {
        return switch (severityId) {
            case 5 -> "\u001b[1;31m";
            case 4 -> "\u001b[31m";
            case 3 -> "\u001b[33m";
            case 2 -> "\u001b[36m";
            default -> "\u001b[37m";
        };
    }
}
