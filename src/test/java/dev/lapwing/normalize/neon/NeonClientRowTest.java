package dev.lapwing.normalize.neon;

import static dev.lapwing.normalize.neon.NeonRows.all;
import static dev.lapwing.normalize.neon.NeonRows.attribute;
import static dev.lapwing.normalize.neon.NeonRows.event;
import static dev.lapwing.normalize.neon.NeonRows.one;
import static dev.lapwing.normalize.neon.NeonRows.otlp;
import static dev.lapwing.normalize.neon.NeonRows.quoted;
import static dev.lapwing.normalize.neon.NeonRows.rejectedField;
import static dev.lapwing.normalize.parse.Samples.said;
import static dev.lapwing.normalize.parse.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.parse.RowParser;
import dev.lapwing.normalize.parse.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeonClientRowTest {
    private static final RowParser PARSER = new NeonClientRow();
    private static final Normalized ORDINARY = new Normalized.Ignored("ordinary output of an application");
    private static final String COLLECTED = "2026-10-12T06:00:05.000Z";
    private static final String REFUSED = "This IP address 203.0.113.10 is not allowed to connect to this endpoint. "
            + "Please add it to the allowed list in the Neon console. Make sure to check for IPv4 or IPv6 addresses.";
    private static final String PGX = "2026-10-12T06:00:00.000Z ERR failed to connect to `user=app database=neondb`: "
            + "203.0.113.40:5432 (ep-long-scene-avgcjgjy-pooler.c-2.eu-central-1.aws.neon.tech): server error: ERROR: "
            + REFUSED + " (SQLSTATE XX000) service=jump host=jump-1";
    private static final String WRONG = "password authentication failed for user 'web5'";

    /** One error in the frame of each driver, with the time that the line tells. */
    static List<String> frames() {
        return List.of(
                "2026-10-12T06:00:00.000Z ERR failed to connect to `user=web5 database=neondb`: 203.0.113.40:5432 "
                        + "(h): server error: ERROR: " + WRONG + " (SQLSTATE XX000) service=w host=h",
                "{\"level\":50,\"time\":1791784800000,\"err\":{\"type\":\"error\",\"message\":\"" + WRONG
                        + "\",\"code\":\"XX000\",\"severity\":\"ERROR\",\"stack\":\"error: " + WRONG
                        + "\\n  at x\"},\"msg\":\"db connect failed\"}",
                "2026-10-12T06:00:00Z web[app-4]: psycopg.OperationalError: connection failed: connection to server at "
                        + "\"10.0.0.1\", port 5432 failed: ERROR:  " + WRONG,
                "2026-10-12 06:00:00.000 UTC [1] WARNING C-0xe4f06fcbdb70: neondb/web5@10.0.4.34:42681 pooler error: "
                        + "server login failed: ERROR " + WRONG,
                "2026-10-12 06:00:00.000 UTC [1] LOG S-0xe4f06fcbdb70: neondb/web5@203.0.113.40:5432 closing because: "
                        + "server login failed: ERROR " + WRONG + " (age=0s)",
                "2026-10-12T06:00:00.000Z ERROR web --- [app-4] HikariPool-1 - Exception during pool initialization. "
                        + "org.postgresql.util.PSQLException: ERROR: " + WRONG,
                "2026-10-12T06:00:00.000Z bi NeonDbError: Server error (HTTP status 400): {\"message\":\"" + WRONG
                        + "\",\"code\":null,\"severity\":\"ERROR\"}",
                "2026-10-12T08:00:00+02:00 web NeonDbError: " + WRONG + "\n    at x",
                "2026-10-12 06:00:00 +0000 something of our own: " + WRONG + "\n    at x");
    }

    @ParameterizedTest
    @MethodSource("frames")
    void readsTheErrorInTheFrameOfEachDriver(String text) {
        AuditEvent event = event(PARSER, line(text));

        assertThat(said(event))
                .containsEntry("time", Instant.parse("2026-10-12T06:00:00Z").toEpochMilli())
                .containsEntry("neon.error_kind", "password")
                .containsEntry("neon.message", WRONG)
                .containsEntry("neon.role", "web5")
                .containsEntry("actor.user.name", "web5")
                .containsEntry("neon.service", "worker")
                .containsEntry("neon.host", "app-1");
    }

    @ParameterizedTest
    @MethodSource("frames")
    void readsTheSameOfALineAlone(String text) {
        assertThat(said(event(PARSER, text), "metadata.uid", "neon.service", "neon.host"))
                .isEqualTo(said(event(PARSER, line(text)), "metadata.uid", "neon.service", "neon.host"));
    }

    @Test
    void readsEveryField() {
        assertThat(said(event(PARSER, line(PGX)), "schema", "metadata.uid", "metadata.log_source"))
                .isEqualTo(Map.ofEntries(
                        Map.entry("time", Instant.parse("2026-10-12T06:00:00Z").toEpochMilli()),
                        Map.entry("status_id", 2L),
                        Map.entry("src_endpoint.ip", "203.0.113.10"),
                        Map.entry("src_endpoint.subnet", "203.0.113.10"),
                        Map.entry("actor.user.name", "app"),
                        Map.entry("database.name", "neondb"),
                        Map.entry("neon.endpoint_id", "ep-long-scene-avgcjgjy"),
                        Map.entry("neon.error_kind", "ip_not_allowed"),
                        Map.entry("neon.host", "app-1"),
                        Map.entry("neon.message", REFUSED),
                        Map.entry("neon.role", "app"),
                        Map.entry("neon.service", "worker"),
                        Map.entry("schema", event(PARSER, line(PGX)).schema().source())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "password authentication failed for user 'a' | password",
                "password authentication failed for user \"a\" | password",
                "This IP address 2001:db8::1 is not allowed to connect to this endpoint. Please | ip_not_allowed",
                "This connection is trying to access this endpoint from a blocked network. | blocked_network",
                "This VPC endpoint id vpce-1 is not allowed to connect to this endpoint. Please | vpc_not_allowed",
                "VPC endpoint ID is not specified. This endpoint requires a VPC endpoint ID | vpc_not_allowed",
                "Too many connections to this endpoint. Please try again later. | too_many_connections",
                "Endpoint ID is not specified. Either please upgrade the postgres client library | endpoint_missing",
                "connection is insecure (try using `sslmode=require`) | insecure",
                "Authentication timed out | timeout",
                "Control plane request failed: endpoint cannot be found | endpoint_not_found",
                "Control plane request failed: endpoint is disabled | endpoint_disabled",
                "Control plane request failed: endpoint is temporarily unavailable. Check | endpoint_unavailable",
                "jwk not found | jwt",
                "missing key id | jwt",
                "invalid JWT token audience | jwt",
                "JWT token has expired (exp=1) | jwt",
                "JWT token is not yet ready to use (nbf=1) | jwt",
                "Provided authentication token is not a valid JWT encoding | jwt",
                "signature error: x | jwt",
                "Inconsistent project name inferred from SNI ('a') and project option ('b'). | other",
                "Malformed password message: x | other",
                "relation \"jobs\" does not exist | other"
            })
    void tellsTheKindByTheText(String message, String kind) {
        AuditEvent event = event(PARSER, line("x org.postgresql.util.PSQLException: ERROR: " + message));

        assertThat(value(event, "neon.error_kind")).isEqualTo(kind);
        assertThat(value(event, "neon.message")).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authentication timed out",
                "a' (SQLSTATE XX000)",
                "o'brien",
                "ERROR: Too many connections to this endpoint.",
                "'"
            })
    void aNameDoesNotPassForAnotherError(String name) {
        AuditEvent event =
                event(PARSER, line("x PSQLException: ERROR: password authentication failed for user '" + name + "'"));

        assertThat(value(event, "neon.error_kind")).isEqualTo("password");
        assertThat(value(event, "neon.role")).isEqualTo(name);
    }

    @Test
    void takesTheTimeOfCollectionWhereTheLineHasNoZone() {
        AuditEvent event = event(PARSER, line("2026-10-12 05:00:00,123 PSQLException: ERROR: x"));

        assertThat(event.timeMillis()).isEqualTo(Instant.parse(COLLECTED).toEpochMilli());
    }

    @Test
    void readsAnExport() {
        String resource = attribute("service.name", "worker") + "," + attribute("host.name", "app-1");
        AuditEvent event = event(PARSER, otlp(resource, "", "1791784805000000000", PGX));

        assertThat(said(event, "metadata.uid")).isEqualTo(said(event(PARSER, line(PGX)), "metadata.uid"));
    }

    @Test
    void takesTheTimeOfARecordWhoseTextHasNone() {
        AuditEvent event = event(PARSER, otlp("", "", "1791784805000000000", "PSQLException: ERROR: x"));

        assertThat(event.timeMillis()).isEqualTo(1_791_784_805_000L);
        assertThat(rejectedField(PARSER, otlp("", "", "0", "PSQLException: ERROR: x")))
                .isEqualTo("time");
    }

    @Test
    void unpacksALineInTheEnvelopeOfAShipper() {
        assertThat(value(event(PARSER, "{\"log\":" + quoted(PGX) + "}"), "neon.error_kind"))
                .isEqualTo("ip_not_allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-10-12T06:00:00.000Z INFO web started",
                "{\"level\":30,\"time\":1791784800000,\"msg\":\"listening\"}",
                "{\"level\":50,\"time\":1,\"err\":{\"message\":\"connect ECONNREFUSED\",\"code\":\"ECONNREFUSED\"}}",
                "failed to connect to `user=a database=b`: dial error: timeout",
                "2026-10-12 06:00:00.000 UTC [1] LOG C-0x1: neondb/a@10.0.4.34:42681 closing because: client close request",
                "This IP address is fine",
                ""
            })
    void passesOverOrdinaryOutput(String text) {
        assertThat(one(PARSER, line(text))).isEqualTo(ORDINARY);
    }

    @Test
    void takesALineAloneOnlyWithATextOfNeons() {
        assertThat(one(PARSER, "2026-10-12T06:00:00Z x PSQLException: ERROR: relation \"a\" does not exist"))
                .isEqualTo(ORDINARY);
        assertThat(one(PARSER, "2026-10-12 06:00:00 UTC [7] FATAL:  password authentication failed for user \"a\""))
                .isEqualTo(ORDINARY);
        assertThat(one(PARSER, "{\"level\":30,\"time\":1791784800000,\"msg\":\"listening\"}"))
                .isEqualTo(ORDINARY);
    }

    @Test
    void rejectsAnErrorThatNobodyDates() {
        assertThat(rejectedField(PARSER, WRONG)).isEqualTo("time");
        assertThat(rejectedField(PARSER, line(WRONG).replace(COLLECTED, "now"))).isEqualTo("time");
        assertThat(rejectedField(PARSER, "{\"time\":-1,\"msg\":\"" + WRONG + "\"}"))
                .isEqualTo("time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"a\":1}", "{\"collected_at\":\"x\"}", "{\"text\":\"x\"}", "{", "\u0000"})
    void saysNothingOfARowThatIsNone(String row) {
        assertThat(all(PARSER, row)).noneMatch(Normalized.Accepted.class::isInstance);
    }

    @Test
    void aRowTwiceIsOneEventAndAnotherOneIsTwo() {
        AuditEvent event = event(PARSER, line(PGX));

        assertThat(said(event(PARSER, line(PGX)))).isEqualTo(said(event));
        assertThat(event(PARSER, line(PGX).replace("05.000Z", "06.000Z")).uid()).isNotEqualTo(event.uid());
        assertThat(event.uid()).matches("shop:[0-9a-f]{32}");
    }

    @Test
    void boundsWhatItKeeps() {
        String name = "n".repeat(100_000);
        AuditEvent event = event(
                PARSER,
                line("PSQLException: ERROR: password authentication failed for user '" + name)
                        .replace("worker", name));

        assertThat((String) value(event, "neon.message")).hasSize(1000);
        assertThat((String) value(event, "neon.role")).hasSizeLessThan(255);
        assertThat((String) value(event, "neon.service")).hasSizeLessThan(255);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ERROR: ",
                "ep-a-b-c.d",
                "psycopg.",
                "connection to server at \"",
                "This IP address ",
                "failed to connect to `user=",
                "S-0x1: ",
                "NeonDbError: {",
                "PSQLException: ",
                "password authentication failed for user '",
                "\u00e9",
                "\ud83d\ude00"
            })
    void standsLongHostileLines(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());

        assertThat(all(PARSER, line(text))).hasSize(1);
        assertThat(all(PARSER, text)).hasSize(1);
        assertThat(all(PARSER, line(text + " (SQLSTATE XX000)"))).hasSize(1);
    }

    @Test
    void saysWhenItHadToMendTheLine() {
        byte[] row = ("2026-10-12T06:00:00Z \u00ff " + WRONG).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(PARSER.all(row, Samples.INSTANCE))
                .allMatch(read -> read instanceof Normalized.Accepted accepted && accepted.isMended());
    }

    @Test
    void readsEveryLineOfTheSamples() {
        List<AuditEvent> events = Samples.lines("neon-client.ndjson").stream()
                .map(row -> event(PARSER, row))
                .toList();

        assertThat(events).hasSize(75);
        assertThat(events)
                .filteredOn(event -> "password".equals(value(event, "neon.error_kind")))
                .allMatch(event -> value(event, "neon.role") != null);
        assertThat(events.stream().map(event -> (String) value(event, "neon.message")))
                .noneMatch(message -> message.contains("SQLSTATE") || message.contains("(age="));
    }

    private static String line(String text) {
        return "{\"collected_at\":\"" + COLLECTED + "\",\"service\":\"worker\",\"host\":\"app-1\",\"text\":"
                + quoted(text) + "}";
    }
}
