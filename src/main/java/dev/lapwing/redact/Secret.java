package dev.lapwing.redact;

/** A secret text that never shows itself. */
public record Secret(String reveal) {
    @Override
    public String toString() {
        return "(hidden)";
    }
}
