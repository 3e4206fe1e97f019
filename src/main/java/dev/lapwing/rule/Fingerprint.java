package dev.lapwing.rule;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Hashes that stay the same from one run to the next: SHA-256 over texts, each with its length before it. */
final class Fingerprint {
    private Fingerprint() {}

    /** The first eight bytes. */
    static long of(Stream<String> texts) {
        return ByteBuffer.wrap(digest(texts)).getLong();
    }

    /** The whole hash in hex over the rules, in whatever order they were read. */
    static String ofAll(List<DetectionRule> detections, List<CorrelationRule> correlations) {
        Stream<String> all = Stream.concat(
                detections.stream().map(rule -> "detection " + Long.toHexString(rule.fingerprint())),
                correlations.stream()
                        .map(rule -> (rule.alerts() ? "correlation " : "untold correlation ")
                                + Long.toHexString(rule.fingerprint())));
        return HexFormat.of().formatHex(digest(all.sorted()));
    }

    private static byte[] digest(Stream<String> texts) {
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
}
