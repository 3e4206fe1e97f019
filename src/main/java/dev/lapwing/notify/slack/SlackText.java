package dev.lapwing.notify.slack;

import dev.lapwing.text.SafeText;

/** Text on its way into Slack's markup: on one line, escaped, of a bounded length. */
final class SlackText {
    private static final String CUT = "...";

    private SlackText() {}

    /** Harmless, and with another mark in place of each backtick, which would end a code span of ours or swallow the next. */
    static String oneLine(String text) {
        return SafeText.oneLine(text).replace('`', '\u02cb');
    }

    /** Escaped and at most so long, as {@link #size} counts; what was cut shows as three dots after a whole character. */
    static String escaped(String text, int most) {
        StringBuilder out = new StringBuilder(text.length());
        int size = 0;
        int cut = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            String piece = escaped(text.codePointAt(at));
            out.append(piece);
            size += size(piece);
            if (size > most) {
                out.setLength(cut);
                return out.append(CUT).toString();
            }
            if (size <= most - CUT.length()) {
                cut = out.length();
            }
        }
        return out.toString();
    }

    /** How many characters a text takes inside of a JSON string. */
    static int size(String text) {
        int size = text.length();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"' || character == '\\' || character == '\n') {
                size++;
            }
        }
        return size;
    }

    private static String escaped(int character) {
        return switch (character) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            default -> Character.toString(character);
        };
    }
}
