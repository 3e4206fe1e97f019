package dev.lapwing.detect;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names made by hashing: SHA-256 over parts that are length-prefixed, so that no two lists of parts collide. */
final class Fingerprint {
    private static final int ID_BYTES = 16;

    private Fingerprint() {}

    /** 32 hex digits that name these parts. */
    static String id(String... parts) {
        return HexFormat.of().formatHex(digest(parts), 0, ID_BYTES);
    }

    /** 64 bits that name these parts. */
    static long number(String... parts) {
        return ByteBuffer.wrap(digest(parts)).getLong();
    }

    private static byte[] digest(String... parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                sha.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                sha.update(bytes);
            }
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
