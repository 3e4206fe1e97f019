package dev.lapwing.text;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.IntPredicate;

/**
 * Text from outside made harmless to show. What steers a display is decided here once; a terminal gets an escape in its
 * place, a message a blank, a table or a name a question mark.
 */
public final class SafeText {
    /** How much of a value a sentence repeats. */
    public static final int IN_SENTENCE = 200;
    /** The longest value that a finding holds as it is. */
    public static final int IN_FINDING = 1000;

    private static final String CUT = "...";
    private static final int HASH_BYTES = 8;

    /** Letters and marks that show nothing, with which two texts look alike that are not: fillers and joiners. */
    private static final String EMPTY = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

    private SafeText() {}

    /** Whether a character steers a terminal, ends a line, turns the direction of writing or has no width and no shape. */
    public static boolean steers(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> EMPTY.indexOf(character) >= 0;
        };
    }

    /**
     * The text without halves of surrogate pairs, which no encoder takes.
     *
     * <p>They become question marks, as they do when a text passes through UTF-8 bytes on the wire, so that a value reads
     * the same whether it passed there or not.
     */
    public static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** The text on one line, with blanks in place of what steers. */
    public static String oneLine(String text) {
        return replaced(text, SafeText::steers, ' ').strip();
    }

    /** The text with its line breaks, and blanks in place of what else steers. */
    public static String lines(String text) {
        String lines = text.replace("\r\n", "\n");
        return replaced(lines, character -> character != '\n' && steers(character), ' ')
                .strip();
    }

    /** The text with a question mark in place of each character that steers. */
    public static String marked(String text) {
        return replaced(text, SafeText::steers, '?');
    }

    /**
     * The text with an escape as in JSON for each character that steers, that no encoder takes or that is not known to do
     * nothing: what is JSON stays JSON and says the same.
     */
    public static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            int type = Character.getType(character);
            if (steers(character) || type == Character.SURROGATE || type == Character.UNASSIGNED) {
                for (char unit : Character.toChars(character)) {
                    safe.append(String.format("\\u%04x", (int) unit));
                }
            } else {
                safe.appendCodePoint(character);
            }
        });
        return safe.toString();
    }

    /** The first so many characters of the text, and three dots where there are more. */
    public static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end) + CUT;
    }

    /** At most so many characters, the dots of a cut among them. */
    public static String within(String text, int most) {
        return text.length() <= most ? text : cut(text, most - CUT.length());
    }

    /** The text, or where it is too long its beginning and a hash: two long texts never read the same. */
    public static String bounded(String text) {
        return bounded(text, IN_FINDING, IN_SENTENCE);
    }

    /** The text, or where it is longer than {@code most} its first {@code shown} characters, its length and a hash. */
    public static String bounded(String text, int most, int shown) {
        if (text.length() <= most) {
            return text;
        }
        return cut(text, shown) + " (" + text.length() + " characters, sha-256 "
                + HexFormat.of().formatHex(TextHash.of(text), 0, HASH_BYTES) + ")";
    }

    private static String replaced(String text, IntPredicate which, char by) {
        StringBuilder safe = new StringBuilder(text.length());
        wellFormed(text)
                .codePoints()
                .map(character -> which.test(character) ? by : character)
                .forEach(safe::appendCodePoint);
        return safe.toString();
    }
}
