package dev.lapwing.normalize.parse;

import org.jspecify.annotations.Nullable;

/**
 * Method, path and query of one request; the query is null where there was none.
 *
 * @param query what stands behind the question mark
 */
public record RequestLine(
        String method, RequestPath path, @Nullable String query) {

    /** A request as it was sent: still percent-encoded. */
    public static RequestLine sent(String method, String url) {
        int mark = url.indexOf('?');
        String path = mark < 0 ? url : url.substring(0, mark);
        String query = mark < 0 || mark == url.length() - 1 ? null : url.substring(mark + 1);
        return new RequestLine(method, RequestPath.ofRaw(path), query);
    }

    /** A request out of a row's message, which is decoded already: its query cannot be told apart any more. */
    static @Nullable public RequestLine of(@Nullable String message) {
        if (message == null) {
            return null;
        }
        int blank = message.indexOf(' ');
        if (blank < 3 || blank > 7 || !message.startsWith("/", blank + 1) || !capitals(message, blank)) {
            return null;
        }
        int mark = message.indexOf('?', blank);
        String path = message.substring(blank + 1, mark < 0 ? message.length() : mark);
        return new RequestLine(message.substring(0, blank), RequestPath.ofDecoded(path), null);
    }

    private static boolean capitals(String text, int end) {
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) < 'A' || text.charAt(i) > 'Z') {
                return false;
            }
        }
        return true;
    }
}
