package dev.lapwing.normalize;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Reads who a token in a query speaks for, from its payload; nobody checks its signature here. */
final class FileToken {
    private static final int MAX_LENGTH = 4096;
    private static final int MAX_ID = 255;

    private FileToken() {}

    /** The record id in the payload of a JWT, or null. */
    static @Nullable String recordId(@Nullable String token) {
        if (token == null || token.length() > MAX_LENGTH) {
            return null;
        }
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        if (first < 0 || second < 0) {
            return null;
        }
        try {
            return id(Base64.getUrlDecoder().decode(token.substring(first + 1, second)));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String id(byte[] payload) {
        try (JsonParser parser = Json.parser(payload)) {
            String id = null;
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                boolean wanted = parser.currentName().equals("id");
                parser.nextToken();
                String text = Json.text(parser);
                id = wanted ? text : id;
            }
            return id == null || id.isEmpty() || id.length() > MAX_ID ? null : id;
        } catch (IOException e) {
            return null;
        }
    }
}
