package dev.lapwing.normalize.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.List;

/** Reads a row that is one JSON object: what is broken within its texts is mended, what is no JSON is rejected. */
public final class ObjectRow {
    private ObjectRow() {}

    /**
     * What a row is.
     *
     * @param content makes it of a parser that stands at the opening brace, and moves that to the closing one
     */
    public static Normalized read(byte[] row, JsonReader.Reading<Normalized> content) {
        return all(row, parser -> List.of(content.of(parser))).get(0);
    }

    /**
     * What the events of a row are, where one row may hold several.
     *
     * @param content makes at least one of a parser that stands at the opening brace, and moves that to the closing one
     */
    public static List<Normalized> all(byte[] row, JsonReader.Reading<List<Normalized>> content) {
        try {
            JsonReader.Read<List<Normalized>> read = JsonReader.read(row, parser -> object(parser, content));
            return read.mended() ? read.value().stream().map(Normalized::mended).toList() : read.value();
        } catch (StreamConstraintsException e) {
            return rejected("a text in it is too long");
        } catch (IOException e) {
            return rejected("no JSON object");
        }
    }

    private static List<Normalized> object(JsonParser parser, JsonReader.Reading<List<Normalized>> content)
            throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return List.of(new Normalized.Ignored("empty line"));
        }
        if (first != JsonToken.START_OBJECT) {
            return rejected("no JSON object");
        }
        List<Normalized> made = content.of(parser);
        return parser.nextToken() == null ? made : rejected("more than one JSON value on the line");
    }

    private static List<Normalized> rejected(String problem) {
        return List.of(new Normalized.Rejected("row", problem));
    }
}
