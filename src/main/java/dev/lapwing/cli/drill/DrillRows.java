package dev.lapwing.cli.drill;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lapwing.text.JsonLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The made-up attack: logins that PocketBase refused, as it writes them into its log, with the mark of a drill. They come
 * from 198.18.0.0/15, which RFC 2544 keeps for tests and nobody has.
 */
final class DrillRows {
    /** As many as the rule of drills asks for. */
    private static final int ROWS = 5;

    private static final int ID = 15;
    private static final String PATH = "/api/collections/users/auth-with-password";
    private static final DateTimeFormatter CREATED = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private DrillRows() {}

    /** The rows, a millisecond apart, the last one now. */
    static List<byte[]> of(DrillMark mark, Instant now, Random random) {
        String address = "198.%d.%d.%d".formatted(18 + random.nextInt(2), random.nextInt(256), 1 + random.nextInt(254));
        return IntStream.rangeClosed(1, ROWS)
                .mapToObj(row -> row(mark, address, id(random), now.minusMillis(ROWS - row)))
                .toList();
    }

    private static byte[] row(DrillMark mark, String address, String id, Instant created) {
        return JsonLine.shown(json -> {
                    json.writeStringField("id", id);
                    json.writeStringField("created", CREATED.format(created));
                    data(json, mark, address);
                    json.writeStringField("message", "POST " + PATH);
                    json.writeNumberField("level", 8);
                    json.writeBooleanField("drill", true);
                })
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void data(JsonGenerator json, DrillMark mark, String address) throws IOException {
        json.writeObjectFieldStart("data");
        json.writeStringField("auth", "");
        json.writeStringField("details", "invalid login credentials");
        json.writeStringField("error", "Failed to authenticate.");
        json.writeNumberField("execTime", 71.482913);
        json.writeStringField("method", "POST");
        json.writeStringField("referer", "");
        json.writeStringField("remoteIP", address);
        json.writeNumberField("status", 400);
        json.writeStringField("type", "request");
        json.writeStringField("url", PATH);
        json.writeStringField("userAgent", mark.userAgent());
        json.writeStringField("userIP", address);
        json.writeEndObject();
    }

    private static String id(Random random) {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < ID; i++) {
            id.append(Character.forDigit(random.nextInt(Character.MAX_RADIX), Character.MAX_RADIX));
        }
        return id.toString();
    }
}
