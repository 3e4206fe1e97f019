package dev.lapwing.normalize;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One item of PocketBase's log as it stands there: an object of five keys, {@code data} an object or its text. */
final class LogRow {
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

    /** Reads a row whose opening brace is the current token. */
    static LogRow read(JsonParser parser) throws IOException {
        LogRow row = new LogRow();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            row.take(name, parser);
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
            if (!name.equals("data")) {
                parser.skipChildren();
            } else if (parser.currentToken() == JsonToken.VALUE_STRING) {
                data = Json.open(Json.whole(parser)).value().orElse(null);
            } else {
                data = Json.value(parser);
            }
        }
        return Optional.ofNullable(data);
    }

    private void take(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "id" -> id = Json.text(parser);
            case "created" -> created = Json.text(parser);
            case "message" -> message(parser);
            case "level" -> level = level(parser);
            case "data" -> data(parser);
            default -> parser.skipChildren();
        }
    }

    /** A whole request says all of it again; only other rows need theirs. */
    private void message(JsonParser parser) throws IOException {
        if (data != null && !data.truncated && "request".equals(data.type)) {
            parser.skipChildren();
        } else {
            message = Json.text(parser);
        }
    }

    private static @Nullable Long level(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return Json.number(parser) instanceof Long number ? number : null;
        }
        parser.skipChildren();
        return null;
    }

    private void data(JsonParser parser) throws IOException {
        dataUnreadable = false;
        data = null;
        switch (parser.currentToken()) {
            case START_OBJECT -> data = RequestData.read(parser);
            case VALUE_STRING -> dataText(Json.whole(parser));
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
            Json.Read<Optional<RequestData>> read = Json.read(text, LogRow::whole);
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
