package dev.lapwing.redact.span;

/** Classes of ASCII characters that secrets are made of, and runs of them. */
public final class Chars {
    private Chars() {}

    /** A letter or digit of ASCII. */
    public static boolean alphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || digit(c);
    }

    /** A digit of ASCII. */
    public static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Letters, digits, {@code -} and {@code _}: the alphabet of tokens. */
    public static boolean word(char c) {
        return alphanumeric(c) || c == '_' || c == '-';
    }

    /** A blank, tab or line end. */
    public static boolean space(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    /** A quote of any kind. */
    public static boolean quote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    /** Where letters and digits end that begin here. */
    public static int alphanumericEnd(String text, int from) {
        int end = from;
        while (end < text.length() && alphanumeric(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Where the alphabet of tokens ends that begins here. */
    public static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length() && word(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Whether a digit stands in the range. */
    public static boolean anyDigit(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (digit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a character of tokens stands before. */
    public static boolean wordBefore(String text, int at) {
        return at > 0 && word(text.charAt(at - 1));
    }
}
