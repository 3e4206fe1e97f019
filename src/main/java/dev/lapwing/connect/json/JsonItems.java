package dev.lapwing.connect.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lapwing.text.MendedJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The elements of an array, each with its text as it is written. */
public final class JsonItems {
    private JsonItems() {}

    /**
     * The elements of an object's member {@code items}; empty where the text is no such object. One broken character in a
     * row does not keep the others of its page from being read.
     */
    public static Optional<List<String>> ofPage(String page) {
        Optional<List<String>> items = items(page);
        return items.isPresent() ? items : MendedJson.of(page).flatMap(JsonItems::items);
    }

    private static Optional<List<String>> items(String page) {
        try {
            Optional<String> array = JsonTokens.member(page, "items");
            return array.isPresent() ? ofArray(array.get()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The elements of an array; empty where the text is none. */
    public static Optional<List<String>> ofArray(String array) {
        try (JsonParser parser = JsonTokens.of(array)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return Optional.empty();
            }
            List<String> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(JsonTokens.cut(array, parser));
            }
            return Optional.of(items);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
