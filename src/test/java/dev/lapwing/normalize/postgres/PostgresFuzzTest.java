package dev.lapwing.normalize.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.normalize.parse.Normalized;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("long")
class PostgresFuzzTest {
    private static final int ROUNDS = 20_000;
    private static final List<byte[]> ROWS = Stream.of(
                    "server.log", "pgaudit.csv", "pgaudit.txt", "otlp.ndjson", "otlp-exported.ndjson")
            .flatMap(name -> PgFiles.rows("postgres/" + name).stream())
            .map(row -> row.getBytes(StandardCharsets.UTF_8))
            .toList();
    private static final List<String> PIECES = List.of(
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            ",",
            "<",
            "\t",
            "\n",
            "#011",
            "[1-2] ",
            "LOG:  ",
            " host=",
            " user=",
            " database=",
            "\" method=",
            "AUDIT: SESSION,",
            "\\ud800",
            "\0",
            "9".repeat(1200),
            "\u00ff",
            " SSL enabled (");

    @Test
    void answersEveryDamagedRowWithAValue() {
        Random random = new Random(20_261_130);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] row = ROWS.get(random.nextInt(ROWS.size()));
            for (int change = random.nextInt(4); change >= 0; change--) {
                row = damaged(row, random);
            }

            assertThat(new PostgresRow().all(row, "shop"))
                    .as("round %s", round)
                    .isNotEmpty()
                    .allMatch(PostgresFuzzTest::check);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "\"",
                ",",
                "a ",
                "<134>1 ",
                "2026-10-05 02:30:00.008 GMT,",
                "2026-10-05 02:30:00.008 GMT [1] LOG:  ",
                "2026-10-05 02:30:00.008 GMT [1] LOG:  AUDIT: SESSION,\"",
                "{\"resourceLogs\":[",
                "{\"msg\":\"",
                " user=",
                "\u00ff\u0000"
            })
    void standsLongHostileRows(String piece) {
        byte[] row = piece.repeat(5_000_000 / piece.length()).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(new PostgresRow().all(row, "shop")).isNotEmpty().allMatch(PostgresFuzzTest::check);
    }

    private static boolean check(Normalized normalized) {
        return normalized.match(
                accepted -> writable(accepted.event()),
                ignored -> !ignored.reason().isEmpty(),
                rejected -> !rejected.field().isEmpty() && !rejected.problem().isEmpty());
    }

    private static boolean writable(AuditEvent event) {
        return Arrays.stream(event.values())
                .allMatch(value -> !(value instanceof String text)
                        || (text.length() <= PgEvent.MOST_TEXT + 3
                                && StandardCharsets.UTF_8.newEncoder().canEncode(text)));
    }

    private static byte[] damaged(byte[] row, Random random) {
        if (row.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        int at = random.nextInt(row.length);
        int to = at + random.nextInt(row.length - at + 1);
        byte[] piece = PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.ISO_8859_1);
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(row, at);
            case 1 -> join(Arrays.copyOf(row, to), Arrays.copyOfRange(row, at, row.length));
            case 2 -> join(Arrays.copyOf(row, at), Arrays.copyOfRange(row, to, row.length));
            default -> join(join(Arrays.copyOf(row, at), piece), Arrays.copyOfRange(row, at, row.length));
        };
    }

    private static byte[] join(byte[] first, byte[] second) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(first);
        joined.writeBytes(second);
        return joined.toByteArray();
    }
}
