package dev.lapwing.connect.neon.webhook.http;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The first line and the headers of a request (RFC 9112, sections 3 and 5).
 *
 * @param path without a query
 * @param headers by their names in small letters; of one that came twice the first
 * @param repeated the names of headers that came more than once
 */
record RequestHead(String method, String path, Map<String, String> headers, Set<String> repeated) {
    static final int MOST_BYTES = 16 * 1024;
    private static final int MOST_HEADERS = 100;
    private static final int MOST_DIGITS = 12;

    /**
     * Reads a head.
     *
     * @param text up to the empty line
     * @throws IOException where it is none
     */
    static RequestHead read(String text) throws IOException {
        List<String> lines = text.lines().toList();
        String[] words = lines.isEmpty() ? new String[0] : lines.get(0).split(" ", -1);
        if (words.length != 3 || !words[2].startsWith("HTTP/1.") || lines.size() > MOST_HEADERS + 1) {
            throw new IOException("no request");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        Set<String> repeated = new HashSet<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon < 1 || line.charAt(0) <= ' ' || line.charAt(colon - 1) <= ' ') {
                throw new IOException("no header");
            }
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            if (headers.putIfAbsent(name, line.substring(colon + 1).strip()) != null) {
                repeated.add(name);
            }
        }
        int query = words[1].indexOf('?');
        return new RequestHead(words[0], query < 0 ? words[1] : words[1].substring(0, query), headers, repeated);
    }

    /** Whether the length of the body can be told in one way only (RFC 9112, section 6.3). */
    boolean isClear() {
        Optional<String> coding = header("transfer-encoding");
        Optional<String> length = header("content-length");
        boolean twice = repeated.contains("content-length") || repeated.contains("transfer-encoding");
        return !twice
                && (coding.isEmpty() || (length.isEmpty() && isChunked()))
                && (length.isEmpty() || length.get().matches("[0-9]{1," + MOST_DIGITS + "}"));
    }

    boolean isChunked() {
        return header("transfer-encoding").filter("chunked"::equalsIgnoreCase).isPresent();
    }

    /** How long the body is; empty where its chunks tell. */
    OptionalLong length() {
        return isChunked()
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(header("content-length").orElse("0")));
    }

    /** Whether the caller waits for a word before it sends the body (RFC 9110, section 10.1.1). */
    boolean asksFirst() {
        return header("expect").filter("100-continue"::equalsIgnoreCase).isPresent();
    }

    private Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
