package dev.lapwing.connect.http;

import dev.lapwing.connect.json.JsonTokens;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * What a server answered.
 *
 * @param status of HTTP
 * @param body the text; empty where it was longer than is taken
 * @param tooLong whether it was
 * @param headers of the answer
 */
public record Answer(int status, String body, boolean tooLong, HttpHeaders headers) {

    /** The first header of a name. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The server's clock, where it tells. */
    public Optional<Instant> serverTime() {
        return header("Date").flatMap(Answer::date);
    }

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

    private static Optional<Instant> date(String header) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
