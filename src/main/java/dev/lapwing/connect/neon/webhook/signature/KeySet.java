package dev.lapwing.connect.neon.webhook.signature;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lapwing.connect.json.JsonItems;
import dev.lapwing.connect.json.JsonTokens;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The public Ed25519 keys of one JSON web key set (RFC 7517, RFC 8037), by their ids. Keys of other kinds are passed over.
 *
 * @param keys by id
 */
record KeySet(Map<String, PublicKey> keys) {
    /** As many keys of a set are taken; Neon has one, and a second one while they change. */
    static final int MOST_KEYS = 50;

    private static final int MOST_OF_ID = 200;
    private static final int KEY_BYTES = 32;

    /** What stands before the 32 bytes of an Ed25519 key in its X.509 form (RFC 8410, section 4). */
    private static final String X509_HEAD = "302a300506032b6570032100";

    KeySet {
        keys = Map.copyOf(keys);
    }

    /** Reads a set; empty where the text is none, or has too many keys. */
    static Optional<KeySet> read(String json) {
        try {
            Optional<String> array = JsonTokens.isJson(json) ? JsonTokens.member(json, "keys") : Optional.empty();
            Optional<List<String>> items = array.flatMap(JsonItems::ofArray);
            if (items.isEmpty() || items.get().size() > MOST_KEYS) {
                return Optional.empty();
            }
            Map<String, PublicKey> keys = new HashMap<>();
            for (String item : items.get()) {
                add(members(item), keys);
            }
            return Optional.of(new KeySet(keys));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void add(Map<String, String> jwk, Map<String, PublicKey> keys) {
        String id = jwk.getOrDefault("kid", "");
        boolean ours = "OKP".equals(jwk.get("kty"))
                && "Ed25519".equals(jwk.get("crv"))
                && jwk.getOrDefault("alg", "EdDSA").equals("EdDSA")
                && jwk.getOrDefault("use", "sig").equals("sig");
        if (ours && !id.isEmpty() && id.length() <= MOST_OF_ID) {
            key(jwk.getOrDefault("x", "")).ifPresent(key -> keys.putIfAbsent(id, key));
        }
    }

    private static Optional<PublicKey> key(String x) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(x);
            if (bytes.length != KEY_BYTES) {
                return Optional.empty();
            }
            byte[] whole = HexFormat.of().parseHex(X509_HEAD + HexFormat.of().formatHex(bytes));
            return Optional.of(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(whole)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The members of an object that are texts. */
    private static Map<String, String> members(String object) throws IOException {
        Map<String, String> members = new HashMap<>();
        try (JsonParser parser = JsonTokens.of(object)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    if (parser.nextToken() == JsonToken.VALUE_STRING) {
                        members.putIfAbsent(name, parser.getText());
                    }
                    parser.skipChildren();
                }
            }
        }
        return members;
    }
}
