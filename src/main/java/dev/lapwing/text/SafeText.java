package dev.lapwing.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Text from outside made harmless to show: whole characters, one line, a bounded length. */
public final class SafeText {
    /** How much of a value a sentence repeats. */
    public static final int IN_SENTENCE = 200;
    /** The longest value that a finding holds as it is. */
    public static final int IN_FINDING = 1000;

    private static final int HASH_BYTES = 8;

    private SafeText() {}

    /**
     * The text without halves of surrogate pairs, which no encoder takes.
     *
     * <p>They become question marks, as they do when a text passes through UTF-8 bytes on the wire, so that a value reads
     * the same whether it passed there or not.
     */
    public static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** The text on one line, without characters that steer a terminal or turn the direction of writing. */
    public static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        wellFormed(text)
                .codePoints()
                .map(character -> Steering.is(character) ? ' ' : character)
                .forEach(line::appendCodePoint);
        return line.toString().strip();
    }

    /** At most this many characters; what was cut shows as three dots. */
    public static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end) + "...";
    }

    /** The text, or where it is too long its beginning and a hash: two long texts never read the same. */
    public static String bounded(String text) {
        if (text.length() <= IN_FINDING) {
            return text;
        }
        return cut(text, IN_SENTENCE) + " (" + text.length() + " characters, sha-256 "
                + HexFormat.of().formatHex(sha256(text), 0, HASH_BYTES) + ")";
    }

    /** SHA-256 over the text as UTF-8. */
    public static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
