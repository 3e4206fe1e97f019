package dev.lapwing.connect.http;

import dev.lapwing.connect.json.JsonTokens;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * What a server answered.
 *
 * @param status of HTTP
 * @param body the text; empty where it was longer than is taken
 * @param tooLong whether it was
 * @param serverTime the server's clock, where it tells
 */
public record Answer(int status, String body, boolean tooLong, Optional<Instant> serverTime) {

    /** A member of the body, as it is written; empty where the body is no object or has none. */
    public Optional<String> member(String name) {
        try {
            return JsonTokens.member(body, name);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Hides the body. */
    @Override
    public String toString() {
        return "status " + status;
    }
}
