package dev.lapwing.normalize.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;

/** Reads a row that is one JSON object: what is broken within its texts is mended, what is no JSON is rejected. */
public final class ObjectRow {
    private ObjectRow() {}

    /**
     * What a row is.
     *
     * @param content makes it of a parser that stands at the opening brace, and moves that to the closing one
     */
    public static Normalized read(byte[] row, JsonReader.Reading<Normalized> content) {
        try {
            JsonReader.Read<Normalized> read = JsonReader.read(row, parser -> object(parser, content));
            return read.mended() ? read.value().mended() : read.value();
        } catch (StreamConstraintsException e) {
            return new Normalized.Rejected("row", "a text in it is too long");
        } catch (IOException e) {
            return new Normalized.Rejected("row", "no JSON object");
        }
    }

    private static Normalized object(JsonParser parser, JsonReader.Reading<Normalized> content) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return new Normalized.Ignored("empty line");
        }
        if (first != JsonToken.START_OBJECT) {
            return new Normalized.Rejected("row", "no JSON object");
        }
        Normalized made = content.of(parser);
        return parser.nextToken() == null
                ? made
                : new Normalized.Rejected("row", "more than one JSON value on the line");
    }
}
