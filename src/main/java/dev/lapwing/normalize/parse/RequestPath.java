package dev.lapwing.normalize.parse;

import java.util.ArrayList;
import java.util.List;

/**
 * The path of a request as the server's router sees it: split at the slashes first, each segment decoded after.
 *
 * @param text the decoded segments, joined again
 * @param segments the decoded segments
 */
public record RequestPath(String text, List<String> segments) {

    /** A path as it was sent. */
    public static RequestPath ofRaw(String raw) {
        List<String> segments = split(raw);
        if (raw.indexOf('%') < 0) {
            return new RequestPath(raw, segments);
        }
        segments.replaceAll(PercentCoding::segment);
        return new RequestPath((raw.startsWith("/") ? "/" : "") + String.join("/", segments), segments);
    }

    /** A path that somebody decoded already. */
    static RequestPath ofDecoded(String decoded) {
        return new RequestPath(decoded, split(decoded));
    }

    private static List<String> split(String path) {
        List<String> segments = new ArrayList<>(8);
        int start = path.startsWith("/") ? 1 : 0;
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            segments.add(path.substring(start, end));
            start = end + 1;
        }
        return segments;
    }
}
