package dev.lapwing.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.MonitorKind;
import dev.lapwing.normalize.neon.NeonAuditRow;
import dev.lapwing.normalize.neon.NeonAuthRow;
import dev.lapwing.normalize.neon.NeonClientRow;
import dev.lapwing.normalize.neon.NeonStorageRow;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.parse.RowParser;
import dev.lapwing.normalize.parse.Samples;
import dev.lapwing.normalize.pocketbase.PocketBaseRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No format takes the rows of another one for its own, so that a file is known by its rows. */
class RecognitionTest {
    private static final Map<String, RowParser> PARSERS = Map.of(
            "drill", new DrillRow(),
            "pocketbase", new PocketBaseRow(),
            "pocketbase-polls", new PollRow(),
            "neon-audit", new NeonAuditRow(),
            "neon-storage", new NeonStorageRow(),
            "neon-auth", new NeonAuthRow(),
            "neon-client", new NeonClientRow(),
            "neon-polls", new NeonPollRow(),
            "monitor", MonitorRow::parse);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pocketbase-week.ndjson pocketbase",
                "pocketbase-hooked.ndjson pocketbase",
                "pocketbase-v0.40.ndjson pocketbase",
                "neon-audit.txt neon-audit",
                "neon-audit.csv neon-audit",
                "neon-storage.ndjson neon-storage",
                "neon-auth.ndjson neon-auth",
                "neon-client.ndjson neon-client",
                "neon-polls.ndjson neon-polls"
            })
    void rowsOfASampleAreOfOneFormat(String sampleAndFormat) {
        String[] parts = sampleAndFormat.split(" ");

        for (String line : Samples.lines(parts[0])) {
            assertThat(takers(line)).as(line).containsExactly(parts[1]);
        }
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

    /** Lines of a Postgres server look like those of a client's log: none of Neon's own texts is in them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-10-12 01:08:23.766 GMT [81] FATAL:  password authentication failed for user \"app\"",
                "<134>1 2026-10-12T01:08:23.766Z host postgres 81 - - [7-1] 2026-10-12 01:08:23 GMT [81] LOG:  connection "
                        + "received: host=10.6.45.8 port=54436",
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
        return PARSERS.keySet().stream()
                .sorted()
                .filter(name -> PARSERS.get(name).all(row, name).stream().anyMatch(RecognitionTest::taken))
                .toList();
    }

    private static boolean taken(Normalized read) {
        return read.match(
                accepted -> true, ignored -> List.of("header", "poll").contains(ignored.reason()), rejected -> false);
    }
}
