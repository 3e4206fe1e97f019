package dev.lapwing.normalize.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.FieldPath;
import dev.lapwing.event.Schemas;
import dev.lapwing.normalize.pocketbase.PocketBaseRow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One refused login, as shippers and other versions of PocketBase write it. */
class RowShapesTest {
    private static final String DATA = """
            {"auth":"","details":"invalid login credentials","error":"Failed to authenticate.","method":"POST",\
            "status":400,"type":"request","url":"/api/collections/users/auth-with-password","userIP":"192.0.2.7"}""";
    private static final String ROW = """
            {"id":"r1","created":"2026-11-09 10:00:00.000Z","data":%s,"message":"POST /api","level":8}""".formatted(DATA);

    private static List<Normalized> read(String row) {
        return new PocketBaseRow().all(row.getBytes(StandardCharsets.UTF_8), "shop");
    }

    private static AuditEvent event(String row) {
        return read(row)
                .get(0)
                .match(Normalized.Accepted::event, ignored -> fail(row), rejected -> fail(rejected.toString()));
    }

    private static AuditEvent fail(String why) {
        throw new AssertionError(why);
    }

    private static @Nullable Object field(AuditEvent event, String name) {
        FieldPath path = event.schema().find(name).orElseThrow();
        return event.value(path);
    }

    private static String text(String json) {
        return "\"" + json.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static void isTheRefusedLogin(AuditEvent event) {
        assertThat(event.uid()).isEqualTo("shop:r1");
        assertThat(event.schema()).isEqualTo(Schemas.POCKETBASE_REQUEST);
        assertThat(field(event, "pocketbase.outcome")).isEqualTo("authfail");
        assertThat(field(event, "pocketbase.action")).isEqualTo("auth-with-password");
        assertThat(field(event, "pocketbase.guessed")).isNull();
        assertThat(field(event, "src_endpoint.ip")).isEqualTo("192.0.2.7");
    }

    @Test
    void unwrapsWhatShippersPutAroundARow() {
        for (String wrapped : List.of(
                "{\"log\":" + text(ROW + " ") + ",\"stream\":\"stdout\",\"time\":\"2026-11-09T10:00:01Z\"}",
                "{\"message\":" + text(ROW) + ",\"timestamp\":\"2026-11-09T10:00:01Z\",\"source_type\":\"file\"}",
                "{\"date\":1.5,\"log\":" + ROW + "}",
                "{\"schema\":{},\"payload\":{\"before\":null,\"after\":" + ROW + ",\"op\":\"c\"}}",
                "{\"before\":null,\"after\":" + text(ROW) + ",\"op\":\"c\"}",
                "{\"log\":" + text("{\"message\":" + text(ROW) + "}") + "}",
                "{\"body\":" + text(ROW) + ",\"attributes\":{}}")) {
            isTheRefusedLogin(event(wrapped));
        }
    }

    @Test
    void readsAllRecordsOfAnOtlpExport() {
        String second = ROW.replace("\"r1\"", "\"r2\"");
        String attributes = """
                [{"key":"id","value":{"stringValue":"r3"}},\
                {"key":"created","value":{"stringValue":"2026-11-09 10:00:00.000Z"}},\
                {"key":"data","value":{"kvlistValue":{"values":[{"key":"type","value":{"stringValue":"request"}},\
                {"key":"status","value":{"intValue":"400"}}]}}}]""";
        List<Normalized> rows = read("""
                {"resourceLogs":[{"scopeLogs":[{"logRecords":[{"body":{"stringValue":%s}},{"body":{"stringValue":%s}},\
                {"attributes":%s}]}]}]}""".formatted(text(ROW), text(second), attributes));

        assertThat(rows)
                .extracting(row -> ((Normalized.Accepted) row).event().uid())
                .containsExactly("shop:r1", "shop:r2", "shop:r3");
        isTheRefusedLogin(((Normalized.Accepted) rows.get(0)).event());
        assertThat(field(((Normalized.Accepted) rows.get(2)).event(), "http_response.code"))
                .isEqualTo(400L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\":\"GET /\",\"level\":0}",
                "{\"message\":\"\",\"created\":\"2026-11-09 10:00:00.000Z\"}",
                "{\"log\":{\"log\":{\"log\":{\"log\":{\"log\":{\"log\":\"x\"}}}}}}",
                "{\"resourceLogs\":[]}",
                "{\"payload\":null}"
            })
    void whatHoldsNoRowIsRejectedAsItStands(String row) {
        assertThat(read(row)).containsExactly(new Normalized.Rejected("id", "no text"));
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "_"})
    void readsFlattenedRows(String separator) {
        String flat = """
                {"id":"r1","created":"2026-11-09 10:00:00.000Z","message":"POST /api","level":8,"data~auth":"",\
                "data~details":"invalid login credentials","data~error":"Failed to authenticate.","data~method":"POST",\
                "data~status":"400","data~type":"request","data~url":"/api/collections/users/auth-with-password",\
                "data~userIP":"192.0.2.7"}""";

        isTheRefusedLogin(event(flat.replace("~", separator)));
    }

    @Test
    void aRequestWithoutItsTypeIsARequest() {
        isTheRefusedLogin(event(ROW.replace("\"type\":\"request\",", "")));
    }

    @Test
    void readsRowsOfVersionsFrom016To022() {
        AuditEvent event = event("""
                {"id":"r1","created":"2024-01-09 10:00:00.000Z","level":8,"message":"POST /api","data":{"auth":"guest",\
                "details":{},"error":"Failed to authenticate.","method":"POST","status":400,"type":"request",\
                "url":"/api/admins/auth-with-password","userIp":"192.0.2.7","remoteIp":"10.0.0.1"}}""");

        isTheRefusedLogin(event);
        assertThat(field(event, "pocketbase.collection")).isEqualTo("_superusers");
        assertThat(field(event, "pocketbase.auth")).isEqualTo("");
        assertThat(field(event, "actor.user.type")).isEqualTo("guest");
    }

    @Test
    void readsRowsOfVersionsBefore016() {
        String row = """
                {"id":"r1","created":"2023-01-09 10:00:00.000Z","updated":"2023-01-09 10:00:00.000Z","method":"post",\
                "url":"/api/collections/users/auth-with-password","status":400,"auth":"admin","userIp":"192.0.2.7",\
                "remoteIp":"10.0.0.1","referer":"","userAgent":"curl",\
                "meta":{"errorMessage":"Failed to authenticate.","errorDetails":"<nil>"}}""";

        isTheRefusedLogin(event(row));
        assertThat(field(event(row), "pocketbase.auth")).isEqualTo("_superusers");
        assertThat(field(event(row), "http_request.http_method")).isEqualTo("POST");
    }

    @Test
    void aCollectionThatIsCalledAdminIsNoSuperuser() {
        assertThat(field(event(ROW.replace("\"auth\":\"\"", "\"auth\":\"admin\"")), "pocketbase.auth"))
                .isEqualTo("admin");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | \"Anmeldung fehlgeschlagen.\" | null | authfail | true",
                "401 | \"Anmeldung fehlgeschlagen.\" | null | authfail | true",
                "403 | \"Anmeldung fehlgeschlagen.\" | \"nein\" | authfail | true",
                "0 | \"Anmeldung fehlgeschlagen\" | null | authfail | true",
                "400 | null | null | authfail | true",
                "400 | \"Something went wrong while processing your request.\" | null | authfail | true",
                "400 | \"Anmeldung fehlgeschlagen.\" | \"invalid login credentials\" | authfail | null",
                "400 | \"Failed to authenticate.\" | null | authfail | null",
                "400 | \"Eingabe falsch.\" | {\"identity\":\"cannot be blank\"} | invalid | null",
                "400 | \"An error occurred while validating the submitted data.\" | null | invalid | null",
                "400 | \"Eingabe falsch.\" | \"unexpected EOF\" | invalid | null",
                "401 | \"mfa required\" | null | mfa | null",
                "403 | \"Nein.\" | \"superuser IP is not whitelisted\" | denied | null",
                "403 | \"You are not allowed to authenticate.\" | null | denied | null",
                "403 | \"The request doesn't satisfy the collection requirements to authenticate.\" | null | denied | null",
                "429 | \"Zu oft.\" | null | ratelimited | null",
                "404 | \"Fehlt.\" | null | notfound | null",
                "500 | \"Kaputt.\" | null | error | null",
                "200 | null | null | ok | null"
            })
    void theOutcomeOfALoginComesFromItsRouteAndStatusUnlessAKnownTextSaysOtherwise(
            int status, String error, String details, String outcome, String guessed) {
        for (String path : List.of(
                "/api/collections/users/auth-with-password",
                "/api/collections/_superusers/auth-with-password",
                "/api/collections/users/auth-with-otp",
                "/api/admins/auth-with-password")) {
            AuditEvent event = event("""
                    {"id":"r1","created":"2026-11-09 10:00:00.000Z","data":{"auth":"","details":%s,"error":%s,\
                    "method":"POST","status":%d,"type":"request","url":"%s"}}""".formatted(details, error, status, path));

            assertThat(field(event, "pocketbase.outcome")).as(path).isEqualTo(outcome);
            assertThat(String.valueOf(field(event, "pocketbase.guessed"))).isEqualTo(guessed);
        }
    }

    @Test
    void whatIsRefusedElsewhereIsNoRefusedLogin() {
        AuditEvent event = event(ROW.replace("auth-with-password", "records")
                .replace(
                        "\"details\":\"invalid login credentials\",\"error\":\"Failed to authenticate.\",",
                        "\"error\":\"Nein.\","));

        assertThat(field(event, "pocketbase.outcome")).isEqualTo("invalid");
    }

    /** The payload says {@code {"collectionId":"pbc_1","exp":1,"id":"victim","type":"file"}}. */
    @ParameterizedTest
    @CsvSource({
        "token=JWT, victim",
        "x=%zz&token=JWT, victim",
        "token=%zz&token=JWT, victim",
        "token=a;b&token=JWT, victim",
        "token=&token=JWT, ",
        "token&token=JWT, ",
        "token=JWT&token=other, victim",
        "%74oken=JWT, victim",
        "token=JWT;x, "
    })
    void whatATokenSaysIsAClaimAndTheQueryIsReadAsGoReadsIt(String query, String claimed) {
        String jwt = "e30.eyJjb2xsZWN0aW9uSWQiOiJwYmNfMSIsImV4cCI6MSwiaWQiOiJ2aWN0aW0iLCJ0eXBlIjoiZmlsZSJ9.c2ln";
        AuditEvent event = event(ROW.replace("auth-with-password\"", "records?" + query.replace("JWT", jwt) + "\""));

        assertThat(field(event, "pocketbase.claimed.id")).isEqualTo(claimed);
        assertThat(field(event, "actor.user.uid")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7, 192.0.2.7",
        "2001:0db8:0001:0002:0003:0004:0005:0006, 2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "2001:db8::ffff, 2001:db8::ffff, 2001:db8::/64",
        "fe80::1%eth0, fe80::1, fe80::/64",
        "::ffff:192.0.2.7%x, 192.0.2.7, 192.0.2.7",
        "::1, ::1, ::/64"
    })
    void anAddressHasOneNameAndOneNetwork(String written, String address, String network) {
        AuditEvent event = event(ROW.replace("192.0.2.7", written));

        assertThat(field(event, "src_endpoint.ip")).isEqualTo(address);
        assertThat(field(event, "src_endpoint.subnet")).isEqualTo(network);
    }
}
