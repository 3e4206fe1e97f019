package dev.lapwing.replay.layout;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Finds out from the beginning of an input how its rows lie in it; what is not sure is lines. */
public final class LayoutGuess {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> BEFORE_ITEMS = Set.of("page", "perPage", "totalItems", "totalPages");

    private LayoutGuess() {}

    /**
     * Looks at the beginning.
     *
     * @param anyJson whether rows of any shape were told to come, which may have a list called items themselves
     */
    public static Layout of(byte[] start, boolean anyJson) throws IOException {
        String text = new String(start, StandardCharsets.ISO_8859_1).stripLeading();
        if (text.startsWith("[")) {
            String inside = text.substring(1).stripLeading();
            return inside.isEmpty() || inside.startsWith("{") || inside.startsWith("]") ? Layout.ROWS : Layout.LINES;
        }
        if (!text.startsWith("{")) {
            return Layout.LINES;
        }
        return !anyJson && isPage(text) ? Layout.PAGES : ofObject(text);
    }

    private static Layout ofObject(String text) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            try {
                parser.nextToken();
                parser.skipChildren();
            } catch (JsonEOFException e) {
                // it goes on behind what was looked at
            } catch (JsonProcessingException e) {
                return Layout.LINES;
            }
            return parser.currentLocation().getLineNr() > 1 ? Layout.ROWS : Layout.LINES;
        }
    }

    /** Whether nothing but the numbers of a page stands before its list of rows. */
    private static boolean isPage(String text) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            String field = parser.nextFieldName();
            while (field != null && BEFORE_ITEMS.contains(field)) {
                if (!parser.nextToken().isNumeric()) {
                    return false;
                }
                field = parser.nextFieldName();
            }
            if (!"items".equals(field) || parser.nextToken() != JsonToken.START_ARRAY) {
                return false;
            }
            JsonToken first = parser.nextToken();
            return first == JsonToken.START_OBJECT || first == JsonToken.END_ARRAY;
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
