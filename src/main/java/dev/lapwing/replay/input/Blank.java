package dev.lapwing.replay.input;

/** Lines without content. */
public final class Blank {
    private Blank() {}

    /** Whether a line holds nothing but blanks. */
    public static boolean is(byte[] line) {
        for (byte each : line) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }
}
