package dev.lapwing.connect.neon.webhook.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request, as far as it was read.
 *
 * @param at when its head was there
 * @param remote the address of the caller
 * @param path without a query
 * @param headers by their names in small letters; of one that came twice the first
 * @param repeated the names of headers that came more than once
 * @param body as UTF-8 or whatever it is, one character a byte; empty where it is not whole
 * @param flaw what is wrong with it
 */
public record ReceivedRequest(
        Instant at,
        String remote,
        String method,
        String path,
        Map<String, String> headers,
        Set<String> repeated,
        String body,
        Flaw flaw) {

    /** What can be wrong with a request. */
    public enum Flaw {
        NONE,
        /** Its body is longer than is taken. */
        TOO_LARGE,
        /** Its body was not there in time. */
        CUT_OFF,
        /** Its body has no length, or two. */
        MALFORMED
    }

    public ReceivedRequest {
        headers = Map.copyOf(headers);
        repeated = Set.copyOf(repeated);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The bytes of the body. */
    public byte[] bytes() {
        return body.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Hides what the caller sent. */
    @Override
    public String toString() {
        return "a request, flaw " + flaw;
    }
}
