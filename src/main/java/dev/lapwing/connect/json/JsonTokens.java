package dev.lapwing.connect.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import java.io.IOException;
import java.util.Optional;

/** Reads JSON of any size and depth token by token: what a log holds, others chose. */
public final class JsonTokens {
    private static final int LIMIT = 100_000_000;
    public static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(LIMIT)
                    .maxNumberLength(LIMIT)
                    .maxNameLength(LIMIT)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(LIMIT).build())
            .build();

    private JsonTokens() {}

    public static JsonParser of(String text) throws IOException {
        return FACTORY.createParser(text);
    }

    /** Whether a text is one JSON value and nothing else. */
    public static boolean isJson(String text) {
        try (JsonParser parser = of(text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    /** The text of the value that the parser stands at, as it is written; the parser moves to its end. */
    static String cut(String text, JsonParser parser) throws IOException {
        int start = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
        parser.skipChildren();
        // The parser may not have read a text to its end yet, and its place is told only then.
        parser.getTextLength();
        return text.substring(start, Math.toIntExact(parser.currentLocation().getCharOffset()));
    }

    /** The text of a member of an object, as it is written. */
    public static Optional<String> member(String object, String name) throws IOException {
        try (JsonParser parser = of(object)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = parser.currentName().equals(name);
                parser.nextToken();
                if (found) {
                    return Optional.of(cut(object, parser));
                }
                parser.skipChildren();
            }
            return Optional.empty();
        }
    }

    /** The text that a JSON string says; empty where the value is no string. */
    public static Optional<String> text(String value) {
        try (JsonParser parser = of(value)) {
            return parser.nextToken() == JsonToken.VALUE_STRING ? Optional.of(parser.getText()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
