package dev.lapwing.connect.pocketbase.log;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lapwing.connect.json.JsonTokens;
import dev.lapwing.connect.source.LogRow;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A request that may have changed settings or collections of PocketBase, as its row tells. */
final class ConfigRequest {
    private static final Set<String> METHODS = Set.of("POST", "PATCH", "PUT", "DELETE");
    private static final int REFUSED = 400;

    private String method = "";
    private String url = "";
    private int status;

    private ConfigRequest() {}

    /** Whether a row tells of one that was not refused: whoever has no right to change anything causes nothing. */
    static boolean isIn(LogRow row) {
        if (METHODS.stream().noneMatch(row.json()::contains)) {
            return false;
        }
        try {
            Optional<String> data = JsonTokens.member(row.json(), "data");
            return data.isPresent() && of(data.get()).changes();
        } catch (IOException e) {
            return false;
        }
    }

    private static ConfigRequest of(String data) throws IOException {
        ConfigRequest request = new ConfigRequest();
        try (JsonParser parser = JsonTokens.of(data)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return request;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                request.read(parser.currentName(), parser);
            }
        }
        return request;
    }

    private void read(String name, JsonParser parser) throws IOException {
        JsonToken value = parser.nextToken();
        if (value == JsonToken.VALUE_STRING && name.equals("method")) {
            method = parser.getText();
        } else if (value == JsonToken.VALUE_STRING && name.equals("url")) {
            url = parser.getText();
        } else if (value == JsonToken.VALUE_NUMBER_INT && name.equals("status")) {
            status = parser.getValueAsInt();
        } else {
            parser.skipChildren();
        }
    }

    /** Records of a collection are no part of it; the path is read as the router does, whatever of it is escaped. */
    private boolean changes() {
        List<String> path = Arrays.stream(decoded(url.split("[?#]", 2)[0]).split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
        if (!METHODS.contains(method)
                || status >= REFUSED
                || path.size() < 2
                || !path.get(0).equals("api")) {
            return false;
        }
        return switch (path.get(1)) {
            case "collections" -> path.size() <= 3;
            case "settings", "sql" -> true;
            case "backups" -> path.get(path.size() - 1).equals("restore");
            default -> false;
        };
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }
}
