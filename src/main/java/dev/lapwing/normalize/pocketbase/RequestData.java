package dev.lapwing.normalize.pocketbase;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lapwing.normalize.parse.JsonReader;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code data} of a PocketBase request row as it stands there, before anything is made of it. */
final class RequestData {
    private static final int MAX_STATUS_DIGITS = 3;
    /** Shippers that flatten rows write numbers as texts. */
    private static final Pattern STATUS = Pattern.compile("\\d{1,3}");

    private static final int MAX_NAME = 200;
    private static final int MAX_PARTS = 100;

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

    /** Whether it is of version 0.22 or older, which spelled the addresses otherwise and named no collection. */
    private boolean old;

    /** Members of the details that a shipper wrote each under a name of its own. */
    private final Map<String, Object> detailParts = new TreeMap<>();

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

    /** The collection of whoever asked, empty for a guest. Versions up to 0.22 named the kind of account instead. */
    @Nullable
    String collection() {
        if (!old || auth == null) {
            return auth;
        }
        return switch (auth) {
            case "guest" -> "";
            case "admin" -> "_superusers";
            default -> auth;
        };
    }

    /** The method in capitals, empty where there is none. Versions before 0.16 wrote it in small letters. */
    String verb() {
        return method == null ? "" : method.toUpperCase(Locale.ROOT);
    }

    /** Takes a row of before 0.16, whose members stood in the row itself and whose error in its meta. */
    void ofRequestsTable() {
        old = true;
        if (error == null && meta instanceof Map<?, ?> map && map.get("errorMessage") instanceof String message) {
            error = message;
            details = map.get("errorDetails");
        }
    }

    /** Whether it names a request. */
    boolean namesRequest() {
        return url != null && method != null;
    }

    /** Takes one member, whose value is the current token. */
    void take(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "type" -> type = JsonReader.text(parser);
            case "method" -> method = JsonReader.text(parser);
            case "url" -> url = JsonReader.text(parser);
            case "auth" -> auth = JsonReader.text(parser);
            case "authId" -> authId = JsonReader.text(parser);
            case "error" -> error = JsonReader.text(parser);
            case "referer" -> referer = JsonReader.text(parser);
            case "userAgent" -> userAgent = JsonReader.text(parser);
            // The second spelling is that of version 0.22 and older.
            case "userIP", "userIp" -> userIp = address(name, parser);
            case "remoteIP", "remoteIp" -> remoteIp = address(name, parser);
            case "status" -> status = status(parser);
            case "execTime" -> execTime = execTime(parser);
            case "details" -> details = JsonReader.value(parser);
            case "meta" -> meta = JsonReader.value(parser);
            case "__pb_truncated__" -> {
                truncated = true;
                parser.skipChildren();
            }
            default -> part(name, parser);
        }
    }

    private @Nullable String address(String name, JsonParser parser) throws IOException {
        old |= name.endsWith("Ip");
        return JsonReader.text(parser);
    }

    private void part(String name, JsonParser parser) throws IOException {
        if (!name.startsWith("details.") || name.length() > MAX_NAME) {
            parser.skipChildren();
            return;
        }
        Object value = JsonReader.value(parser);
        if (value != null && detailParts.size() < MAX_PARTS) {
            detailParts.put(name.substring("details.".length()), value);
            details = Collections.unmodifiableMap(detailParts);
        }
    }

    private static @Nullable Long status(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && parser.getTextLength() <= MAX_STATUS_DIGITS) {
            return parser.getLongValue();
        }
        if (parser.currentToken() == JsonToken.VALUE_STRING
                && STATUS.matcher(parser.getText()).matches()) {
            return Long.parseLong(parser.getText());
        }
        parser.skipChildren();
        return null;
    }

    private static @Nullable Double execTime(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT) {
            return JsonReader.number(parser) instanceof Number number ? number.doubleValue() : null;
        }
        parser.skipChildren();
        return null;
    }
}
