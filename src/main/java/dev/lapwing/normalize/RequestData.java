package dev.lapwing.normalize;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The {@code data} of a PocketBase request row as it stands there, before anything is made of it. */
final class RequestData {
    private static final int MAX_STATUS_DIGITS = 3;

    @Nullable
    String type;

    @Nullable
    String method;

    @Nullable
    String url;

    @Nullable
    String auth;

    @Nullable
    String authId;

    @Nullable
    String error;

    @Nullable
    String referer;

    @Nullable
    String userAgent;

    @Nullable
    String userIp;

    @Nullable
    String remoteIp;

    @Nullable
    Long status;

    @Nullable
    Double execTime;

    @Nullable
    Object details;

    @Nullable
    Object meta;

    boolean truncated;

    /** Reads an object whose opening brace is the current token. */
    static RequestData read(JsonParser parser) throws IOException {
        RequestData data = new RequestData();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            data.take(name, parser);
        }
        return data;
    }

    private void take(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "type" -> type = Json.text(parser);
            case "method" -> method = Json.text(parser);
            case "url" -> url = Json.text(parser);
            case "auth" -> auth = Json.text(parser);
            case "authId" -> authId = Json.text(parser);
            case "error" -> error = Json.text(parser);
            case "referer" -> referer = Json.text(parser);
            case "userAgent" -> userAgent = Json.text(parser);
            // The second spelling is that of version 0.22 and older.
            case "userIP", "userIp" -> userIp = Json.text(parser);
            case "remoteIP", "remoteIp" -> remoteIp = Json.text(parser);
            case "status" -> status = status(parser);
            case "execTime" -> execTime = execTime(parser);
            case "details" -> details = Json.value(parser);
            case "meta" -> meta = Json.value(parser);
            case "__pb_truncated__" -> {
                truncated = true;
                parser.skipChildren();
            }
            default -> parser.skipChildren();
        }
    }

    private static @Nullable Long status(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && parser.getTextLength() <= MAX_STATUS_DIGITS) {
            return parser.getLongValue();
        }
        parser.skipChildren();
        return null;
    }

    private static @Nullable Double execTime(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT) {
            return Json.number(parser) instanceof Number number ? number.doubleValue() : null;
        }
        parser.skipChildren();
        return null;
    }
}
