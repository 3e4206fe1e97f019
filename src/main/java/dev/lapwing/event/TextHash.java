package dev.lapwing.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.stream.Stream;

/**
 * SHA-256 over texts, each with its length before it: no two sequences of texts give the same bytes. It stays the same
 * from one run to the next, on every machine.
 */
public final class TextHash {
    private TextHash() {}

    /** The whole hash. */
    public static byte[] of(Stream<String> texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            texts.map(text -> text.getBytes(StandardCharsets.UTF_8)).forEach(bytes -> {
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                digest.update(bytes);
            });
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Its first eight bytes. */
    public static long number(Stream<String> texts) {
        return ByteBuffer.wrap(of(texts)).getLong();
    }
}
