package dev.lapwing.redact;

import dev.lapwing.redact.span.Mark;
import dev.lapwing.text.TextHash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed fingerprints (HMAC-SHA-256): equal for equal secrets, and of no use to anybody without the key. */
final class Fingerprints {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MIN_KEY = 16;
    private static final int FINGERPRINT_BYTES = 8;
    private static final int KEY_ID_BYTES = 4;

    private final SecretKeySpec key;
    private final String keyId;

    Fingerprints(byte[] key) {
        if (key.length < MIN_KEY) {
            throw new IllegalArgumentException(
                    "a fingerprint key needs at least " + MIN_KEY + " bytes, this one has " + key.length);
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.keyId = hex(TextHash.sha256().digest(mac("lapwing fingerprint key id")), KEY_ID_BYTES);
    }

    String keyId() {
        return keyId;
    }

    Mark mark(String kind, String secret) {
        return new Mark(kind, keyId, hex(mac("secret\0" + secret), FINGERPRINT_BYTES));
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static String hex(byte[] bytes, int count) {
        return HexFormat.of().formatHex(Arrays.copyOf(bytes, count));
    }
}
