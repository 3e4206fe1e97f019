package dev.lapwing.normalize.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.normalize.ControlRow;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.normalize.json.JsonRow;
import dev.lapwing.normalize.json.JsonShape;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("long")
class ParserFuzzTest {
    private static final int ROUNDS = 20_000;
    private static final List<byte[]> ROWS = Stream.of(
                    "pocketbase-week.ndjson",
                    "pocketbase-hooked.ndjson",
                    "pocketbase-v0.40.ndjson",
                    "neon-audit.txt",
                    "neon-audit.csv",
                    "neon-storage.ndjson",
                    "neon-auth.ndjson",
                    "neon-client.ndjson",
                    "neon-polls.ndjson",
                    "postgres/server.log",
                    "postgres/pgaudit.csv",
                    "postgres/pgaudit.txt",
                    "postgres/otlp-exported.ndjson")
            .flatMap(name -> Samples.lines(name).stream())
            .map(line -> line.getBytes(StandardCharsets.UTF_8))
            .toList();
    private static final List<String> PIECES = List.of(
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            "`",
            "\\ud800",
            "\\u0000",
            "1e999999999",
            "9".repeat(1200),
            "-",
            "null",
            "%",
            "%zz",
            "\0",
            ",",
            "\"data\":\"{\"",
            "\"data\":5,",
            "\"meta\":" + "[".repeat(300),
            "\u00ff",
            " ",
            ":",
            "NaN");

    /** JSON of any kind, with the time and id of PocketBase's rows and without. */
    private static final List<RowParser> JSON = List.of(
            new JsonRow(new JsonShape(Optional.of("created"), Optional.of("id"), "", "")),
            new JsonRow(new JsonShape(Optional.of("data.execTime"), Optional.empty(), "", "")),
            new JsonRow(JsonShape.untimed("", "")));

    static Stream<RowParser> parsers() {
        return Stream.concat(Arrays.stream(RowFormat.values()).map(RowFormat::parser), JSON.stream());
    }

    @ParameterizedTest
    @MethodSource("parsers")
    void answersEveryDamagedRowWithAValue(RowParser parser) {
        Random random = new Random(20_261_122);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] row = ROWS.get(random.nextInt(ROWS.size()));
            for (int change = random.nextInt(4); change >= 0; change--) {
                row = damaged(row, random);
            }

            Normalized normalized = parser.parse(row, "shop");

            assertThat(check(normalized)).as("round %s", round).isTrue();
            assertThat(parser.all(row, "shop"))
                    .as("round %s", round)
                    .isNotEmpty()
                    .allMatch(ParserFuzzTest::check);
            ControlRow.parse(row);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[", "{\"a\":", "{\"id\":\"a\",\"data\":{\"meta\":[", "`\"", "\"", ",", "a ", "\u00ff\u0000"})
    void standsLongHostileLines(String piece) {
        byte[] row = piece.repeat(5_000_000 / piece.length()).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(parsers()).allMatch(parser -> check(parser.parse(row, "shop")));
    }

    private static boolean check(Normalized normalized) {
        return normalized.match(
                accepted -> writable(accepted.event()),
                ignored -> !ignored.reason().isEmpty(),
                rejected -> !rejected.field().isEmpty() && !rejected.problem().isEmpty());
    }

    /** Every text of an event can be written as UTF-8. */
    private static boolean writable(AuditEvent event) {
        return Arrays.stream(event.values()).allMatch(ParserFuzzTest::writable);
    }

    private static boolean writable(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.keySet().stream().allMatch(ParserFuzzTest::writable)
                    && map.values().stream().allMatch(ParserFuzzTest::writable);
        }
        if (value instanceof List<?> list) {
            return list.stream().allMatch(ParserFuzzTest::writable);
        }
        return !(value instanceof String text)
                || StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static byte[] damaged(byte[] row, Random random) {
        if (row.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        int at = random.nextInt(row.length);
        int to = at + random.nextInt(row.length - at + 1);
        return switch (random.nextInt(6)) {
            case 0 -> flipped(row, at, random);
            case 1 -> Arrays.copyOf(row, at);
            case 2 -> join(row, row);
            case 3 -> join(Arrays.copyOf(row, to), Arrays.copyOfRange(row, at, row.length));
            case 4 -> join(Arrays.copyOf(row, at), Arrays.copyOfRange(row, to, row.length));
            default -> {
                byte[] piece = PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.ISO_8859_1);
                yield join(join(Arrays.copyOf(row, at), piece), Arrays.copyOfRange(row, at, row.length));
            }
        };
    }

    private static byte[] flipped(byte[] row, int at, Random random) {
        byte[] other = row.clone();
        other[at] = (byte) random.nextInt();
        return other;
    }

    private static byte[] join(byte[] first, byte[] second) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(first);
        joined.writeBytes(second);
        return joined.toByteArray();
    }
}
