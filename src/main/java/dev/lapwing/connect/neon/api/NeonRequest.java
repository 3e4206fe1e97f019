package dev.lapwing.connect.neon.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One request.
 *
 * @param json what is posted; empty where the request only gets
 */
public record NeonRequest(NeonOperation operation, String path, Map<String, String> query, String json) {
    /** The path with its query, encoded. */
    String target() {
        return query.isEmpty()
                ? path
                : query.entrySet().stream()
                        .map(word -> word.getKey() + "=" + URLEncoder.encode(word.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", path + "?", ""));
    }
}
