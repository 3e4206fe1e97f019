package dev.lapwing.normalize.pocketbase;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lapwing.normalize.parse.JsonReader;
import java.io.IOException;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a token in a query says of itself. Nobody checked its signature, so it is a claim and names no actor. */
final class TokenClaims {
    private static final int MAX_LENGTH = 4096;
    private static final int MAX_VALUE = 255;
    private static final Set<String> NAMES = Set.of("id", "collectionId", "type");

    private TokenClaims() {}

    /** The claims in the payload of a JWT by their names, or null where there are none. */
    static @Nullable Map<String, Object> in(@Nullable String token) {
        if (token == null || token.length() > MAX_LENGTH) {
            return null;
        }
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        if (first < 0 || second < 0) {
            return null;
        }
        try {
            return claims(Base64.getUrlDecoder().decode(token.substring(first + 1, second)));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Map<String, Object> claims(byte[] payload) {
        Map<String, Object> claims = new TreeMap<>();
        try (JsonParser parser = JsonReader.parser(payload)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                String text = JsonReader.text(parser);
                if (NAMES.contains(name) && text != null && !text.isEmpty() && text.length() <= MAX_VALUE) {
                    claims.put(name, text);
                }
            }
        } catch (IOException e) {
            return null;
        }
        return claims.isEmpty() ? null : Collections.unmodifiableMap(claims);
    }
}
