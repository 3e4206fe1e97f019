package dev.lapwing.posture;

import dev.lapwing.text.SafeText;
import dev.lapwing.text.TextHash;
import java.util.HexFormat;

/** Texts of a source as they are kept and shown: bounded, and no two of them read the same. */
public final class KeptText {
    private static final int HASH_BYTES = 8;

    private KeptText() {}

    /** The text, or where it is longer its beginning, its length and a hash. */
    public static String of(String text, int most) {
        return text.length() <= most
                ? SafeText.wellFormed(text)
                : SafeText.wellFormed(SafeText.cut(text, most)) + " (" + text.length() + " characters, sha-256 "
                        + HexFormat.of().formatHex(TextHash.of(text), 0, HASH_BYTES) + ")";
    }

    /** Whether a bounded text is a beginning only: it is longer than any whole one. */
    public static boolean isCut(String bounded, int most) {
        return bounded.length() > most;
    }
}
