package dev.lapwing.text;

import java.nio.charset.StandardCharsets;

/** Text from outside made harmless to show elsewhere: whole characters, nothing that steers a display, a bounded length. */
public final class CleanText {
    private static final String CUT = "...";

    private CleanText() {}

    /** The text on one line. */
    public static String line(String text) {
        return harmless(text, false);
    }

    /** The text with its line breaks. */
    public static String lines(String text) {
        return harmless(text.replace("\r\n", "\n"), true);
    }

    /** At most this many characters; three of them are dots where something was cut. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int kept = most - CUT.length();
        int end = Character.isHighSurrogate(text.charAt(kept - 1)) ? kept - 1 : kept;
        return text.substring(0, end) + CUT;
    }

    private static String harmless(String text, boolean breaks) {
        StringBuilder harmless = new StringBuilder(text.length());
        wellFormed(text)
                .codePoints()
                .map(character -> (breaks && character == '\n') || !Steering.is(character) ? character : ' ')
                .forEach(harmless::appendCodePoint);
        return harmless.toString().strip();
    }

    /** Halves of surrogate pairs, which no encoder takes, become question marks. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
