package dev.lapwing.normalize.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.normalize.json.JsonRow;
import dev.lapwing.normalize.json.JsonShape;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows with characters that are broken: whoever can write one into a log must not hide by it. */
class BrokenCharactersTest {
    private static final JsonRow JSON = new JsonRow(new JsonShape(Optional.of("ts"), Optional.empty(), "", ""));
    private static final JsonRow WITH_ID = new JsonRow(new JsonShape(Optional.of("ts"), Optional.of("id"), "", ""));

    /** Each with the bytes as characters of Latin-1, and what is read. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "curl\u00ff| curl\ufffd",
                "M\u00fcller| M\ufffdller",
                "cut \u00e2\u0082| cut \ufffd",
                "cut \u00e2\u0082 and on| cut \ufffd and on",
                "\u00ed\u00a0\u0080| \ufffd\ufffd\ufffd",
                "a\u0001b\u001fc| a\ufffdb\ufffdc",
                "a\\xFFb| a\ufffdb",
                "a\\xC3\\xA9\\x22b| a\u00e9\"b",
                "it\\'s| it\ufffd's",
                "\\u12| \ufffdu12",
                "\\ud800 alone| \ufffd alone",
                "\\udc00\\ud83e\\udd86| \ufffd\ud83e\udd86",
                "whole \\ud83e\\udd86 and \u00c3\u00a9\u0007!| whole \ud83e\udd86 and \u00e9\ufffd!"
            })
    void areReadWithAMarkInThePlaceOfWhatIsBroken(String written, String read) {
        Normalized.Accepted accepted = accepted(JSON, "{\"ts\":0,\"ua\":\"" + written + "\",\"ip\":\"10.0.0.1\"}");

        assertThat(accepted.isMended()).isTrue();
        assertThat(Samples.value(accepted.event(), "ua")).isEqualTo(read);
        assertThat(Samples.value(accepted.event(), "ip")).isEqualTo("10.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "\u00c3\u00a9", "\\u00e9\\ud83e\\udd86\\n\\\\x41", "\u00ef\u00bf\u00bd"})
    void areNotSeenInARowThatIsWhole(String written) {
        assertThat(accepted(JSON, "{\"ts\":0,\"ua\":\"" + written + "\"}").isMended())
                .isFalse();
    }

    @Test
    void mayStandInANameToo() {
        Normalized.Accepted accepted = accepted(JSON, "{\"ts\":0,\"u\u00ff\":1,\"in\":{\"\\ud800\":2}}");

        assertThat(Samples.value(accepted.event(), "u\ufffd")).isEqualTo(1L);
        assertThat(Samples.value(accepted.event(), "in.\ufffd")).isEqualTo(2L);
    }

    @Test
    void keepTheIdThatTheBytesGive() {
        String first = accepted(JSON, "{\"ts\":0,\"ua\":\"\u00fe\"}").event().uid();

        assertThat(accepted(JSON, "{\"ts\":0,\"ua\":\"\u00fe\"}").event().uid()).isEqualTo(first);
        assertThat(accepted(JSON, "{\"ts\":0,\"ua\":\"\u00ff\"}").event().uid()).isNotEqualTo(first);
    }

    @Test
    void makeNoTwoRowsOneWhoseIdsDifferInThemOnly() {
        AuditEvent one = accepted(WITH_ID, "{\"ts\":0,\"id\":\"a\u00fe\"}").event();
        AuditEvent other = accepted(WITH_ID, "{\"ts\":0,\"id\":\"a\u00ff\"}").event();

        assertThat(one.uid()).isNotEqualTo(other.uid());
    }

    @Test
    void doNotSaveARowThatIsNoJson() {
        assertThat(parse(JSON, "{\"ts\":0,\"ua\":\"\u00ff\"")).isInstanceOf(Normalized.Rejected.class);
        assertThat(parse(JSON, "{\"ts\":0,\"ua\":\"\u00ff\"}}")).isInstanceOf(Normalized.Rejected.class);
        assertThat(parse(JSON, "{\"ts\":0,\u00ff\"ua\":1}")).isInstanceOf(Normalized.Rejected.class);
    }

    @Test
    void areReadInTheDataOfAPocketBaseRowThatIsAText() {
        String data =
                "{\\\"type\\\":\\\"request\\\",\\\"method\\\":\\\"GET\\\",\\\"url\\\":\\\"/x\\\",\\\"status\\\":400,"
                        + "\\\"userAgent\\\":\\\"curl\\\\xFF \u00ff \\\\ud800\\\"}";

        Normalized.Accepted accepted = accepted(
                RowFormat.POCKETBASE.parser(),
                "{\"id\":\"a\",\"created\":\"2026-11-09 12:00:00.000Z\",\"data\":\"" + data + "\"}");

        assertThat(accepted.isMended()).isTrue();
        assertThat(Samples.value(accepted.event(), "http_request.user_agent")).isEqualTo("curl\ufffd \ufffd \ufffd");
    }

    @Test
    void areReadInRowsOfNeonWhateverTheirForm() {
        for (String file : List.of("neon-audit.txt", "neon-audit.csv")) {
            String line = Samples.lines(file).get(5).replace("/projects", "/projects/\u00ff");

            Normalized.Accepted accepted = accepted(RowFormat.NEON_AUDIT.parser(), line);

            assertThat(accepted.isMended()).isTrue();
            assertThat(Samples.value(accepted.event(), "http_request.url.path"))
                    .asString()
                    .contains("\ufffd");
        }
    }

    @Test
    void areReadInTheBodyOfACallToNeon() {
        String line = "raw-1 2026-10-05 22:59:29.340 +0000 `{}` e-1 PATCH `{\"name\": \"a\\ud800\\'b\"}` "
                + "/projects r c 2026-10-05 00:00:01.439 +0000 oauth 200 `{}` UpdateProject 0";

        Normalized.Accepted accepted = accepted(RowFormat.NEON_AUDIT.parser(), line);

        assertThat(accepted.isMended()).isTrue();
        assertThat(Samples.value(accepted.event(), "neon.request_body")).isEqualTo(Map.of("name", "a\ufffd\ufffd'b"));
    }

    @Test
    void areReadInRowsOfTheMonitorAndOfDrills() {
        String monitor = "{\"monitor\":\"dead_letters\",\"time\":\"2026-11-09T12:00:00.000Z\",\"id\":\"x\","
                + "\"source\":\"s\u00ff\",\"count\":1,\"place\":\"\",\"reason\":\"\"}";
        String drill =
                Samples.lines("pocketbase-week.ndjson").get(0).replaceFirst("\\{", "{\"x\":\"\u00ff\",\"drill\":true,");

        assertThat(accepted(RowFormat.MONITOR.parser(), monitor).isMended()).isTrue();
        assertThat(accepted(RowFormat.DRILL.parser(), drill).isMended()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 100_000})
    void areNoBetterAHidingPlaceThanDepthIs(int depth) {
        Normalized.Accepted accepted =
                accepted(JSON, "{\"ts\":0,\"a\":" + "[".repeat(depth) + "\"]\\\"[\"" + "]".repeat(depth) + ",\"b\":1}");

        assertThat(Samples.value(accepted.event(), "b")).isEqualTo(1L);
    }

    @Test
    void areNoBetterAHidingPlaceThanALongNumberOrName() {
        Normalized.Accepted accepted =
                accepted(JSON, "{\"ts\":0,\"" + "n".repeat(60_000) + "\":" + "9".repeat(60_000) + ",\"b\":1}");

        assertThat(Samples.value(accepted.event(), "b")).isEqualTo(1L);
    }

    /** Bytes within texts other than quotes and backslashes, which end a text or hide its end. */
    @Test
    void neverMakeARowRejectedWhateverTheyAre() {
        Random random = new Random(20_261_129);
        List<byte[]> rows = Stream.of("pocketbase-week.ndjson", "pocketbase-v0.40.ndjson")
                .flatMap(name -> Samples.lines(name).stream())
                .map(line -> line.replace("\"message\":\"", "\"message\":\"#######"))
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .toList();
        RowParser parser = RowFormat.POCKETBASE.parser();
        for (int round = 0; round < 5_000; round++) {
            byte[] row = rows.get(random.nextInt(rows.size())).clone();
            int at = new String(row, StandardCharsets.ISO_8859_1).indexOf("#######");
            byte[] noise = noise(7, random);
            System.arraycopy(noise, 0, row, at, noise.length);

            assertThat(parser.parse(row, "shop")).as("round %s", round).isInstanceOf(Normalized.Accepted.class);
        }
    }

    private static byte[] noise(int length, Random random) {
        ByteArrayOutputStream noise = new ByteArrayOutputStream();
        while (noise.size() < length) {
            int b = random.nextInt(256);
            boolean escape = random.nextInt(8) == 0 && noise.size() < length - 2;
            if (escape) {
                noise.write('\\');
                noise.write("ux'dDn0".charAt(random.nextInt(7)));
            } else if (b != '"' && b != '\\') {
                noise.write(b);
            }
        }
        return noise.toByteArray();
    }

    private static Normalized.Accepted accepted(RowParser parser, String latin1) {
        Normalized read = parse(parser, latin1);
        assertThat(read).isInstanceOf(Normalized.Accepted.class);
        return (Normalized.Accepted) read;
    }

    private static Normalized parse(RowParser parser, String latin1) {
        return parser.parse(latin1.getBytes(StandardCharsets.ISO_8859_1), Samples.INSTANCE);
    }
}
