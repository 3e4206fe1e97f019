package dev.lapwing.connect.neon.webhook.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;

/**
 * The signature of a webhook: a detached JSON web signature (RFC 7515, appendix F) by Ed25519 (RFC 8037), over the header
 * and {@code base64url(timestamp + "." + base64url(body))}.
 *
 * @param header as it was sent
 * @param keyId of the key that must have made it
 * @param bytes of the signature
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record DetachedSignature(String header, String keyId, byte[] bytes) {
    private static final int MOST = 4096;
    private static final int BYTES = 64;

    /**
     * Reads a signature.
     *
     * @param signature {@code header..signature}
     * @param keyId the key that the delivery names
     * @return empty where it is no such signature, is made by another algorithm or names another key
     */
    public static Optional<DetachedSignature> read(String signature, String keyId) {
        String[] parts = signature.length() > MOST ? new String[0] : signature.split("\\.", -1);
        if (parts.length != 3 || !parts[1].isEmpty() || keyId.isEmpty()) {
            return Optional.empty();
        }
        Optional<SignedHeader> header = SignedHeader.read(parts[0])
                .filter(read -> read.algorithm().equals("EdDSA"))
                .filter(read -> read.keyId().orElse(keyId).equals(keyId));
        Optional<byte[]> bytes = decoded(parts[2]).filter(decoded -> decoded.length == BYTES);
        return header.isPresent() ? bytes.map(all -> new DetachedSignature(parts[0], keyId, all)) : Optional.empty();
    }

    /** Whether the owner of a key signed this body at this time. */
    public boolean isBy(PublicKey key, String timestamp, byte[] body) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String payload = timestamp + "." + base64.encodeToString(body);
        String signed = header + "." + base64.encodeToString(payload.getBytes(StandardCharsets.UTF_8));
        try {
            Signature verifying = Signature.getInstance("Ed25519");
            verifying.initVerify(key);
            verifying.update(signed.getBytes(StandardCharsets.UTF_8));
            return verifying.verify(bytes);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Hides the signature. */
    @Override
    public String toString() {
        return "a signature by key " + keyId;
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
