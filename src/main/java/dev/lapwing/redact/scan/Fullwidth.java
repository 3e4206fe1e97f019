package dev.lapwing.redact.scan;

/** Letters of East Asian width, which read like those of ASCII and are meant like them. */
final class Fullwidth {
    private static final char FIRST = '\uFF01';
    private static final char LAST = '\uFF5E';

    private Fullwidth() {}

    /** The character of ASCII that one stands for; any other character is itself. */
    static char fold(char c) {
        return c >= FIRST && c <= LAST ? (char) (c - FIRST + '!') : c;
    }

    /** The text, each character folded: the same instance where there is nothing to fold. */
    static String fold(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (fold(text.charAt(i)) != text.charAt(i)) {
                char[] folded = text.toCharArray();
                for (int j = i; j < folded.length; j++) {
                    folded[j] = fold(folded[j]);
                }
                return new String(folded);
            }
        }
        return text;
    }
}
