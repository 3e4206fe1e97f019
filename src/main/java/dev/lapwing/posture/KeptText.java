package dev.lapwing.posture;

import dev.lapwing.text.SafeText;

/** Texts of a source as they are kept and shown: bounded, and no two of them read the same. */
public final class KeptText {
    private KeptText() {}

    /** The text, or where it is longer its beginning, its length and a hash. */
    public static String of(String text, int most) {
        return SafeText.wellFormed(SafeText.bounded(text, most, most));
    }

    /** Whether a bounded text is a beginning only: it is longer than any whole one. */
    public static boolean isCut(String bounded, int most) {
        return bounded.length() > most;
    }
}
