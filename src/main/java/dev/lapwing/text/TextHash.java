package dev.lapwing.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.stream.Stream;

/** SHA-256 over texts. It stays the same from one run to the next, on every machine. */
public final class TextHash {
    private TextHash() {}

    /** Over a text as UTF-8. */
    public static byte[] of(String text) {
        return sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Over each text with its length before it: no two sequences of texts give the same bytes. */
    public static byte[] of(Stream<String> texts) {
        MessageDigest digest = sha256();
        texts.map(text -> text.getBytes(StandardCharsets.UTF_8)).forEach(bytes -> part(digest, bytes));
        return digest.digest();
    }

    /** Its first eight bytes. */
    public static long number(Stream<String> texts) {
        return ByteBuffer.wrap(of(texts)).getLong();
    }

    /** Takes in bytes, with their length before them. */
    public static void part(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    /** A hash that takes in other things than texts. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
