package dev.lapwing.replay;

/** Lines without content. */
final class Blank {
    private Blank() {}

    /** Whether a line holds nothing but blanks. */
    static boolean is(byte[] line) {
        for (byte each : line) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }
}
