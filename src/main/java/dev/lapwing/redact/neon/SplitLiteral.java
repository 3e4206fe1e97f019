package dev.lapwing.redact.neon;

import dev.lapwing.redact.span.Chars;

/**
 * A secret that source code puts together of several literals: {@code "npg_ab" + "cd"}.
 *
 * @param end where the last literal ends
 * @param text what they are together
 */
public record SplitLiteral(int end, String text) {
    private static final int MOST_PIECES = 16;
    private static final int MOST_BETWEEN = 24;
    private static final int MOST_SIGNS = 2;

    /**
     * What begins here and goes on over further literals; where none follows, what stands here alone.
     *
     * @param start its first character
     * @param pieceEnd where the first piece ends
     */
    public static SplitLiteral of(String text, int start, int pieceEnd) {
        StringBuilder joined = new StringBuilder(text.substring(start, pieceEnd));
        int end = pieceEnd;
        for (int piece = 0; piece < MOST_PIECES; piece++) {
            int next = next(text, end);
            int nextEnd = next < 0 ? -1 : Chars.alphanumericEnd(text, next);
            if (nextEnd <= next || nextEnd == text.length() || !Chars.quote(text.charAt(nextEnd))) {
                break;
            }
            joined.append(text, next, nextEnd);
            end = nextEnd;
        }
        return new SplitLiteral(end, joined.toString());
    }

    /** Where the next literal begins behind a quote, blanks and a sign or two that join, and a quote again; else -1. */
    private static int next(String text, int at) {
        if (at >= text.length() || !Chars.quote(text.charAt(at))) {
            return -1;
        }
        int signs = 0;
        int end = Math.min(text.length(), at + MOST_BETWEEN);
        for (int i = at + 1; i < end; i++) {
            char c = text.charAt(i);
            if (c == text.charAt(at)) {
                return i + 1;
            }
            boolean joins = c == '+' || c == '.' || c == '|' || c == '&' || c == '~';
            signs += joins ? 1 : 0;
            if ((!joins && !Chars.space(c) && c != '\\') || signs > MOST_SIGNS) {
                return -1;
            }
        }
        return -1;
    }
}
