package dev.lapwing.connect.pocketbase.config;

import com.fasterxml.jackson.core.JsonParser;
import dev.lapwing.connect.json.JsonTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** JSON web tokens, as far as their bearer may look into them. */
public final class Tokens {
    private Tokens() {}

    /** When a token ends, where it says so. */
    public static Optional<Instant> end(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            Optional<String> end = JsonTokens.member(payload, "exp");
            return end.isPresent() ? seconds(end.get()) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> seconds(String number) throws IOException {
        try (JsonParser parser = JsonTokens.of(number)) {
            parser.nextToken();
            long seconds = parser.getLongValue();
            return seconds >= 0 && seconds < 1L << 40 ? Optional.of(Instant.ofEpochSecond(seconds)) : Optional.empty();
        }
    }
}
