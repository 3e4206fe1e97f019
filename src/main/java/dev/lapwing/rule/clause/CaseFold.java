package dev.lapwing.rule.clause;

/** Letter case taken away, one char for one char: two texts fold alike exactly when {@code equalsIgnoreCase} says so. */
public final class CaseFold {
    private CaseFold() {}

    /** The text with each character folded: two texts that differ only in case have the same one. */
    public static String fold(String text) {
        char[] folded = new char[text.length()];
        into(text, folded);
        return new String(folded);
    }

    /** Writes the folded text to the front of a long enough array. */
    static void into(String text, char[] out) {
        int length = text.length();
        text.getChars(0, length, out, 0);
        for (int i = 0; i < length; i++) {
            char c = out[i];
            if (c < 128) {
                out[i] = c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
            } else if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(out[i + 1])) {
                Character.toChars(fold(Character.toCodePoint(c, out[i + 1])), out, i);
                i++;
            } else {
                out[i] = (char) fold((int) c);
            }
        }
    }

    private static int fold(int codePoint) {
        return Character.toLowerCase(Character.toUpperCase(codePoint));
    }
}
