package dev.lapwing.connect.neon.webhook.signature;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lapwing.connect.json.JsonTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The header of a JSON web signature (RFC 7515, section 4), as far as it decides whether the signature is taken.
 *
 * @param algorithm by which was signed
 * @param keyId of the key; empty where the header does not name one
 */
record SignedHeader(String algorithm, Optional<String> keyId) {
    /** Reads one; empty where it is none, says something twice, or has extensions that must be understood. */
    static Optional<SignedHeader> read(String base64) {
        try {
            String json = new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
            return JsonTokens.isJson(json) ? members(json) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<SignedHeader> members(String json) throws IOException {
        Map<String, String> members = new HashMap<>();
        try (JsonParser parser = JsonTokens.of(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (members.put(name, parser.getText()) != null) {
                    return Optional.empty();
                }
                parser.skipChildren();
            }
        }
        if (members.containsKey("crit") || members.containsKey("b64")) {
            return Optional.empty();
        }
        return Optional.ofNullable(members.get("alg"))
                .map(algorithm -> new SignedHeader(algorithm, Optional.ofNullable(members.get("kid"))));
    }
}
