package dev.lapwing.connect.neon.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that can be asked for.
 *
 * @param path below the API's address
 * @param query by its names, in their order
 * @param part what tells it from others of its operation and path, where more than the path does
 */
public record NeonResource(NeonOperation operation, String path, Map<String, String> query, String part) {
    public NeonResource {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
    }

    /**
     * A resource without a query.
     *
     * @param segments of its path
     */
    public static NeonResource of(NeonOperation operation, String... segments) {
        String path = Stream.of(segments).map(NeonResource::encoded).collect(Collectors.joining("/", "/", ""));
        return new NeonResource(operation, path, Map.of(), "");
    }

    /** With one more word of the query. */
    public NeonResource with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, value);
        return new NeonResource(operation, path, more, part);
    }

    /** Told from others of its path by this. */
    public NeonResource part(String name) {
        return new NeonResource(operation, path, query, name);
    }

    /** What it is remembered by; pages and times of the query do not count. */
    public String key() {
        return operation.id() + " " + path + " " + part;
    }

    /** The request for one page. */
    NeonRequest page(Optional<String> cursor) {
        NeonResource page = cursor.map(text -> with("cursor", text)).orElse(this);
        return new NeonRequest(operation, path, page.query(), "");
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
