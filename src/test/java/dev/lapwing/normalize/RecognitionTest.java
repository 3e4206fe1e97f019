package dev.lapwing.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.MonitorKind;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.parse.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No format takes the rows of another one for its own, so that a file is known by its rows. */
class RecognitionTest {
    @ParameterizedTest
    @CsvSource({
        "pocketbase-week.ndjson, pocketbase",
        "pocketbase-hooked.ndjson, pocketbase",
        "pocketbase-v0.40.ndjson, pocketbase",
        "neon-audit.txt, neon-audit",
        "neon-audit.csv, neon-audit",
        "neon-storage.ndjson, neon-storage",
        "neon-auth.ndjson, neon-auth",
        "neon-client.ndjson, neon-client",
        "neon-polls.ndjson, neon-polls"
    })
    void rowsOfASampleAreOfOneFormat(String sample, String format) {
        for (String line : Samples.lines(sample)) {
            assertThat(takers(line)).as(line).containsExactly(format);
        }
    }

    /** Lines of a message that began before are nobody's by themselves. */
    @ParameterizedTest
    @ValueSource(strings = {"server.log", "pgaudit.txt", "pgaudit.csv", "otlp.ndjson", "otlp-exported.ndjson"})
    void linesOfAPostgresServerAreOfNoOtherFormat(String sample) {
        assertThat(Samples.lines("postgres/" + sample).stream().flatMap(line -> takers(line).stream()))
                .isNotEmpty()
                .containsOnly("neon-postgres");
    }

    @Test
    void rowsOfOursAreOfOneFormat() {
        byte[] monitor =
                new MonitorRow(MonitorKind.CLOCK_AHEAD, Instant.EPOCH, "id", "shop", 1, "place", "reason").toBytes();

        assertThat(takers(new String(monitor, StandardCharsets.UTF_8))).containsExactly("monitor");
        assertThat(takers("{\"poll\":\"pocketbase\",\"v\":1,\"time\":\"2026-11-25T23:59:00.123Z\",\"status\":0}"))
                .containsExactly("pocketbase-polls");
    }

    @Test
    void exportsOfStorageAndOfClientsAreTold() {
        String export = "{\"resourceLogs\":[{\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":"
                + "{\"stringValue\":\"%s\"}}]},\"scopeLogs\":[{\"logRecords\":[{\"timeUnixNano\":\"1792200604325000000\","
                + "\"attributes\":[{\"key\":\"appname\",\"value\":{\"stringValue\":\"%s\"}}],"
                + "\"body\":{\"stringValue\":\"%s\"}}]}]}]}";
        String request = "{\\\"http_status\\\":200,\\\"request_id\\\":\\\"r\\\"}";
        String refused = "password authentication failed for user 'a'";

        assertThat(takers(export.formatted("neon-storage/b", "", request))).containsExactly("neon-storage");
        assertThat(takers(export.formatted("web", "", refused))).containsExactly("neon-client");
        assertThat(takers(export.formatted("web", "postgres", refused))).isEmpty();
        assertThat(takers(export.formatted("web", "", "started"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-10-12T06:00:00Z started",
                "{\"level\":30,\"time\":1791784800000,\"msg\":\"listening\"}",
                "{}",
                "nothing"
            })
    void nobodyTakesOtherLines(String line) {
        assertThat(takers(line)).isEmpty();
    }

    /** Those that recognise a row, as a file's format is recognised: by an event, or by what is marked as theirs. */
    private static List<String> takers(String line) {
        byte[] row = line.getBytes(StandardCharsets.UTF_8);
        return Arrays.stream(RowFormat.values())
                .filter(format -> format != RowFormat.TEXT)
                .filter(format ->
                        format.parser().all(row, format.word()).stream().anyMatch(RecognitionTest::taken))
                .map(RowFormat::word)
                .toList();
    }

    private static boolean taken(Normalized read) {
        return read.match(
                accepted -> true,
                ignored -> List.of("header", PollRow.POLL).contains(ignored.reason()),
                rejected -> false);
    }
}
