package dev.lapwing.connect.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lapwing.text.TextHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** SHA-256 over JSON tokens: equal for values that say the same in the same order, however they are escaped and spaced. */
public final class TokenHash {
    private final MessageDigest digest = TextHash.sha256();

    /** The hash of the value that the parser stands at; the parser moves to its end. */
    public byte[] value(JsonParser parser) throws IOException {
        tree(parser);
        return digest();
    }

    /** Takes in the value that the parser stands at; the parser moves to its end. */
    public void tree(JsonParser parser) throws IOException {
        int depth = 0;
        do {
            JsonToken token = parser.currentToken();
            token(parser);
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        } while (depth > 0 && parser.nextToken() != null);
    }

    /** Takes in the token that the parser stands at. */
    public void token(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        digest.update((byte) token.id());
        if (token == JsonToken.FIELD_NAME || (token.isScalarValue() && token.asString() == null)) {
            part(parser.getText().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Takes in bytes and how many there are. */
    public void part(byte[] bytes) {
        TextHash.part(digest, bytes);
    }

    public byte[] digest() {
        return digest.digest();
    }
}
