package dev.lapwing.normalize.pocketbase;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lapwing.normalize.parse.JsonReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One item of PocketBase's log as it stands there: an object of five keys, {@code data} an object or its text. */
final class PocketBaseLogItem {
    /** Length of the start of a flattened name, {@code data.} or {@code data_}. */
    private static final int FLAT = 5;

    @Nullable
    String id;

    @Nullable
    String created;

    @Nullable
    String message;

    @Nullable
    Long level;

    @Nullable
    RequestData data;

    boolean dataUnreadable;

    boolean dataMended;

    /** What the row itself holds of a request, as rows before version 0.16 did. */
    private @Nullable RequestData own;

    /** Reads a row whose opening brace is the current token. */
    static PocketBaseLogItem read(JsonParser parser) throws IOException {
        PocketBaseLogItem row = new PocketBaseLogItem();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            row.take(name, parser);
        }
        if (row.data == null && row.own != null && row.own.namesRequest()) {
            row.own.ofRequestsTable();
            row.data = row.own;
        }
        return row;
    }

    /** The data of a row as an open value: for rows that are no requests and may hold any key. */
    static Optional<Object> openData(JsonParser parser) throws IOException {
        Object data = null;
        parser.nextToken();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (isFlat(name)) {
                data = with(data, name.substring(FLAT), JsonReader.value(parser));
            } else if (!name.equals("data")) {
                parser.skipChildren();
            } else if (parser.currentToken() == JsonToken.VALUE_STRING) {
                data = JsonReader.open(JsonReader.whole(parser)).value().orElse(null);
            } else {
                data = JsonReader.value(parser);
            }
        }
        return Optional.ofNullable(data);
    }

    private static Object with(@Nullable Object data, String name, @Nullable Object value) {
        Map<Object, Object> all = new LinkedHashMap<>(data instanceof Map<?, ?> map ? map : Map.of());
        if (value != null) {
            all.put(name, value);
        }
        return all;
    }

    private void take(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "id" -> id = JsonReader.text(parser);
            case "created" -> created = JsonReader.text(parser);
            case "message" -> message(parser);
            case "level" -> level = level(parser);
            case "data" -> data(parser);
            default -> other(name, parser);
        }
    }

    /** A member of the data under a flattened name, or one that stands in the row itself. */
    private void other(String name, JsonParser parser) throws IOException {
        if (isFlat(name)) {
            data = data == null ? new RequestData() : data;
            data.take(name.substring(FLAT), parser);
        } else {
            own = own == null ? new RequestData() : own;
            own.take(name, parser);
        }
    }

    private static boolean isFlat(String name) {
        return name.length() > FLAT && (name.startsWith("data.") || name.startsWith("data_"));
    }

    /** A whole request says all of it again; only other rows need theirs. */
    private void message(JsonParser parser) throws IOException {
        if (data != null && !data.truncated && "request".equals(data.type)) {
            parser.skipChildren();
        } else {
            message = JsonReader.text(parser);
        }
    }

    private static @Nullable Long level(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return JsonReader.number(parser) instanceof Long number ? number : null;
        }
        parser.skipChildren();
        return null;
    }

    private void data(JsonParser parser) throws IOException {
        dataUnreadable = false;
        data = null;
        switch (parser.currentToken()) {
            case START_OBJECT -> data = RequestData.read(parser);
            case VALUE_STRING -> dataText(JsonReader.whole(parser));
            case VALUE_NULL -> {
                // As good as absent.
            }
            default -> {
                dataUnreadable = true;
                parser.skipChildren();
            }
        }
    }

    /** The form in which the database keeps it. */
    private void dataText(String text) {
        if (text.isEmpty()) {
            return;
        }
        try {
            JsonReader.Read<Optional<RequestData>> read = JsonReader.read(text, PocketBaseLogItem::whole);
            data = read.value().orElse(null);
            dataUnreadable = data == null;
            dataMended = read.mended();
        } catch (IOException e) {
            dataUnreadable = true;
        }
    }

    private static Optional<RequestData> whole(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return Optional.empty();
        }
        RequestData read = RequestData.read(parser);
        return parser.nextToken() == null ? Optional.of(read) : Optional.empty();
    }
}
