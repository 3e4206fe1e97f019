package dev.lapwing.connect.neon.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Signs as Neon does, with a key of its own. */
public final class Signer {
    private static final int KEY_BYTES = 32;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String id;
    private final KeyPair keys;

    public Signer(String id) {
        this.id = id;
        try {
            this.keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java has Ed25519", e);
        }
    }

    /** The key set that some signers publish. */
    public static String published(Signer... signers) {
        return Stream.of(signers).map(Signer::jwk).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    /** An event as Neon would send it at a time. */
    public Delivery event(Instant at, String eventId, String type, String data) {
        return signed(
                at,
                "{\"event_id\":\"%s\",\"event_type\":\"%s\",\"timestamp\":\"%s\",\"user\":{\"email\":\"ann@mail.example\"},\"event_data\":%s}"
                        .formatted(eventId, type, at, data),
                eventId,
                type);
    }

    /** Any body. */
    public Delivery signed(Instant at, String body, String eventId, String type) {
        String header = base64("{\"alg\":\"EdDSA\",\"typ\":\"JWS\",\"kid\":\"" + id + "\"}");
        String timestamp = Long.toString(at.toEpochMilli());
        String signed = header + "." + base64(timestamp + "." + base64(body));
        return new Delivery(
                at,
                Map.of(
                        "content-type", "application/json",
                        "x-neon-signature", header + ".." + BASE64.encodeToString(sign(signed)),
                        "x-neon-signature-kid", id,
                        "x-neon-timestamp", timestamp,
                        "x-neon-event-id", eventId,
                        "x-neon-event-type", type,
                        "x-neon-delivery-attempt", "1"),
                body);
    }

    private byte[] sign(String text) {
        try {
            Signature signing = Signature.getInstance("Ed25519");
            signing.initSign(keys.getPrivate());
            signing.update(text.getBytes(StandardCharsets.UTF_8));
            return signing.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError("an own key signs", e);
        }
    }

    private String jwk() {
        byte[] encoded = keys.getPublic().getEncoded();
        byte[] x = Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
        return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"alg\":\"EdDSA\",\"kid\":\"%s\",\"x\":\"%s\"}"
                .formatted(id, BASE64.encodeToString(x));
    }

    private static String base64(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
