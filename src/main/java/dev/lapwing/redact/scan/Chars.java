package dev.lapwing.redact.scan;

/** Classes of ASCII characters that secrets are made of, and runs of them. */
final class Chars {
    private Chars() {}

    static boolean alphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || digit(c);
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Letters, digits, {@code -} and {@code _}: the alphabet of tokens. */
    static boolean word(char c) {
        return alphanumeric(c) || c == '_' || c == '-';
    }

    static boolean space(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    static boolean quote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    static int alphanumericEnd(String text, int from) {
        int end = from;
        while (end < text.length() && alphanumeric(text.charAt(end))) {
            end++;
        }
        return end;
    }

    static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length() && word(text.charAt(end))) {
            end++;
        }
        return end;
    }

    static boolean anyDigit(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (digit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    static boolean wordBefore(String text, int at) {
        return at > 0 && word(text.charAt(at - 1));
    }
}
