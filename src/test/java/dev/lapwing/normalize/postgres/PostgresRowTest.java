package dev.lapwing.normalize.postgres;

import static dev.lapwing.normalize.postgres.PgRows.event;
import static dev.lapwing.normalize.postgres.PgRows.line;
import static dev.lapwing.normalize.postgres.PgRows.otlp;
import static dev.lapwing.normalize.postgres.PgRows.quoted;
import static dev.lapwing.normalize.postgres.PgRows.read;
import static dev.lapwing.normalize.postgres.PgRows.said;
import static dev.lapwing.normalize.postgres.PgRows.syslog;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.parse.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresRowTest {
    private static final String REFUSED = line("FATAL:  password authentication failed for user \"app\"");

    @Test
    void makesOneEventOfALineAsTextAndAsOtlp() {
        AuditEvent text = event(syslog("7-1", REFUSED));
        AuditEvent export = event(otlp(List.of(syslog("7-1", REFUSED))));

        assertThat(export.uid()).isEqualTo(text.uid()).isEqualTo("shop:3354/7/1791167400008/vm-compute-a");
        assertThat(Samples.said(export, "cloud.project_uid", "neon.endpoint_id"))
                .isEqualTo(Samples.said(text));
        assertThat(said(otlp(List.of(syslog("7-1", REFUSED)))))
                .containsEntry("cloud.project_uid", "calm-sky-1")
                .containsEntry("neon.endpoint_id", "ep-calm-sky-a1b2c3d4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"stringValue\":\"\"}", "{\"kvlistValue\":{\"values\":[]}}", "null"})
    void readsTheMessageFromTheAttributesOfARecordWhereTheBodyHasNone(String body) {
        String row = "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"attributes\":["
                + PgRows.attribute("message", " [7-1] " + REFUSED) + ","
                + "{\"key\":\"proc_id\",\"value\":{\"intValue\":3354}},{\"key\":\"version\",\"value\":{\"intValue\":\"1\"}},"
                + PgRows.attribute("hostname", PgRows.HOST) + "],\"body\":" + body + "}]}]}]}";

        assertThat(Samples.said(event(row))).isEqualTo(Samples.said(event(syslog("7-1", REFUSED))));
    }

    @Test
    void tellsTwoLinesOfAFileApartByWhatTheySay() {
        assertThat(event(REFUSED).uid())
                .isEqualTo(event(REFUSED).uid())
                .startsWith("shop:3354/1791167400008/")
                .isNotEqualTo(event(REFUSED.replace("app", "etl")).uid());
        assertThat(event(syslog("7-1", REFUSED)).uid())
                .isNotEqualTo(event(syslog("8-1", REFUSED)).uid());
    }

    @Test
    void readsALineWithANumberAndNothingBeforeIt() {
        assertThat(said("[6-1] " + REFUSED)).isEqualTo(said(REFUSED));
    }

    @Test
    void readsALineInTheEnvelopeOfAShipper() {
        assertThat(said("{\"log\":" + quoted(REFUSED + "\n") + ",\"stream\":\"stderr\"}"))
                .isEqualTo(said(REFUSED));
    }

    @ParameterizedTest
    @CsvSource({
        "GMT,02:30:00.008",
        "UTC,02:30:00.008",
        "+00,02:30:00.008",
        "-03,05:30:00.008",
        "+0530,21:00:00.008",
        "+05:30,21:00:00.008"
    })
    void readsTimesInZonesThatMeanOneOffset(String zone, String time) {
        long day = time.startsWith("21") ? 4 : 5;

        assertThat(event(REFUSED.replace("GMT", zone)).timeMillis())
                .isEqualTo(Instant.parse("2026-10-0" + day + "T" + time + "Z").toEpochMilli());
    }

    @Test
    void takesTheTimeBesideALineInAnotherZone() {
        String cest = REFUSED.replace("GMT", "CEST");

        assertThat(read(cest)).containsExactly(ServerLine.NO_TIME);
        assertThat(event(syslog("7-1", cest)).timeMillis())
                .isEqualTo(event(REFUSED).timeMillis());
        assertThat(event(otlp(List.of("[7-1] " + cest))).timeMillis())
                .isEqualTo(event(REFUSED).timeMillis());
    }

    @Test
    void passesOverWhatGoesOnAndWhatIsEmpty() {
        assertThat(read("\tfrom customers")).containsExactly(PostgresRow.CONTINUED);
        assertThat(read("\t" + REFUSED)).containsExactly(PostgresRow.CONTINUED);
        assertThat(read("  ")).containsExactly(new Normalized.Ignored("empty line"));
        assertThat(read("{\"resourceLogs\":[]}")).containsExactly(new Normalized.Ignored("no log records"));
    }

    @Test
    void passesOverLinesOfOtherPrograms() {
        String other = syslog("7-1", "hello").replace(" postgres ", " cron ").replace("[7-1] ", "");

        assertThat(read(other)).containsExactly(new Normalized.Ignored("a line of another program"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "2026-10-05 02:30:00.008 GMT [3354] HELLO:  x",
                "2026-10-05 02:30:00.008 GMT 3354 LOG:  x",
                "2026-13-05 02:30:00.008 GMT [3354] LOG:  x",
                "[6-1] hello",
                "<134>1 2026-10-05T02:30:00Z h postgres 1 - [x",
                "{\"resourceLogs\":5}x",
                "{\"msg\":5}",
                "{}",
                "[",
                "1"
            })
    void rejectsWhatIsNoLineOfALog(String row) {
        assertThat(read(row)).allMatch(read -> !(read instanceof Normalized.Accepted));
    }

    @Test
    void saysThatBrokenCharactersWereMended() {
        byte[] row = REFUSED.getBytes(StandardCharsets.UTF_8);
        row[row.length - 3] = (byte) 0xFF;

        assertThat(new PostgresRow().all(row, "shop"))
                .allMatch(read -> read instanceof Normalized.Accepted accepted && accepted.isMended());
    }

    static Stream<String> rowsOfOthers() {
        return Stream.of(
                        "pocketbase-week.ndjson",
                        "pocketbase-hooked.ndjson",
                        "neon-audit.txt",
                        "neon-audit.csv",
                        "neon-storage.ndjson",
                        "neon-auth.ndjson",
                        "neon-client.ndjson",
                        "neon-polls.ndjson")
                .flatMap(name -> Samples.lines(name).stream());
    }

    @ParameterizedTest
    @MethodSource("rowsOfOthers")
    void takesNoRowOfAnotherKindAndNoneInAnExport(String row) {
        assertThat(read(row)).allMatch(Normalized.Rejected.class::isInstance);
        assertThat(read(otlp(List.of(row)))).allMatch(Normalized.Rejected.class::isInstance);
    }

    static Stream<String> ownRows() {
        return Stream.of("server.log", "pgaudit.csv", "pgaudit.txt", "otlp.ndjson", "otlp-exported.ndjson")
                .flatMap(name -> PgFiles.rows("postgres/" + name).stream());
    }

    @ParameterizedTest
    @MethodSource("ownRows")
    void readsEveryRowOfTheSamplesAndNoOtherParserDoes(String row) {
        byte[] bytes = row.getBytes(StandardCharsets.UTF_8);

        assertThat(read(row)).allMatch(Normalized.Accepted.class::isInstance);
        assertThat(Arrays.stream(RowFormat.values())
                        .filter(format -> format != RowFormat.TEXT)
                        .map(RowFormat::parser)
                        .filter(parser -> !(parser instanceof PostgresRow))
                        .flatMap(parser -> parser.all(bytes, "shop").stream()))
                .noneMatch(Normalized.Accepted.class::isInstance);
    }

    @Test
    void countsEachLineOfAnExportOnceWhereItComesAsTextToo() {
        List<String> lines = List.of(syslog("7-1", REFUSED), syslog("8-1", REFUSED), syslog("9-1", line("LOG:  x")));

        assertThat(PgRows.events(otlp(lines)))
                .extracting(AuditEvent::uid)
                .doesNotHaveDuplicates()
                .isEqualTo(lines.stream().map(row -> event(row).uid()).toList());
    }
}
