package dev.lapwing.normalize.pocketbase;

import static dev.lapwing.normalize.RowFormat.POCKETBASE;
import static dev.lapwing.normalize.parse.Samples.event;
import static dev.lapwing.normalize.parse.Samples.parse;
import static dev.lapwing.normalize.parse.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schemas;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.parse.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PocketBaseRowTest {
    private static final String DATA = """
            {"auth":"users","authId":"w0z1y2x3v4u5t6s","execTime":2.5,"method":"GET","referer":"https://a.example/",\
            "remoteIP":"10.0.0.1","status":200,"type":"request","url":"/api/health","userAgent":"curl/8",\
            "userIP":"203.0.113.7"}""";

    @Test
    void readsEveryFieldOfARequest() {
        AuditEvent event = event(POCKETBASE, row(DATA));

        assertThat(Samples.said(event))
                .containsEntry("time", Instant.parse("2026-08-20T09:14:03.512Z").toEpochMilli())
                .containsEntry("metadata.uid", "shop:k3v9x0q2m7a1b4c")
                .containsEntry("metadata.log_source", "shop")
                .containsEntry("status_id", 1L)
                .containsEntry("src_endpoint.ip", "203.0.113.7")
                .containsEntry("pocketbase.remote_ip", "10.0.0.1")
                .containsEntry("actor.user.type", "users")
                .containsEntry("actor.user.uid", "w0z1y2x3v4u5t6s")
                .containsEntry("http_request.http_method", "GET")
                .containsEntry("http_request.url.path", "/api/health")
                .containsEntry("http_request.user_agent", "curl/8")
                .containsEntry("http_request.referrer", "https://a.example/")
                .containsEntry("http_response.code", 200L)
                .containsEntry("pocketbase.action", "health")
                .containsEntry("pocketbase.outcome", "ok")
                .containsEntry("pocketbase.exec_time", 2.5)
                .doesNotContainKey("pocketbase.message");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | - | - | ok | 1 | 200",
                "204 | failed to fetch users record with email a@b.c: sql: no rows in result set | - | notfound | 2 | 204",
                "200 | missing or invalid users OTP auth record with email a@b.c | - | notfound | 2 | 200",
                "204 | try again later - you've already requested a password reset email | - | ratelimited | 2 | 204",
                "400 | Failed to authenticate. | invalid login credentials | authfail | 2 | 400",
                "401 | mfa required | - | mfa | 2 | 401",
                "403 | You are not allowed to perform this request. | superuser IP is not whitelisted | denied | 2 | 403",
                "400 | Failed to create record. | create rule failure: sql: no rows in result set | denied | 2 | 400",
                "404 | The requested resource wasn't found. | insufficient permissions to access the file resource | denied | 2 | 404",
                "404 | The requested resource wasn't found. | sql: no rows in result set | notfound | 2 | 404",
                "400 | Something went wrong. | [SafeWrap] recovered from panic: x | error | 2 | 400",
                "500 | Something went wrong. | [PANIC RECOVER] runtime error | error | 2 | 500",
                "429 | Too Many Requests. | triggered rate limit rule | ratelimited | 2 | 429",
                "413 | Request entity too large. | - | invalid | 2 | 413",
                "403 | - | - | denied | 2 | 403",
                "0 | TypeError: x | - | error | 2 | 400",
                "0 | sql: no rows in result set | - | notfound | 2 | 404"
            })
    void tellsHowARequestEndedFromStatusAndErrorNeverFromItsLevel(
            int status, String error, String details, String outcome, long statusId, long code) {
        String said = (error.equals("-") ? "" : ",\"error\":\"" + error + "\"")
                + (details.equals("-") ? "" : ",\"details\":\"" + details + "\"");

        AuditEvent event = event(POCKETBASE, row(request("/api/health", "\"status\":" + status + said)));

        assertThat(value(event, "pocketbase.outcome")).isEqualTo(outcome);
        assertThat(value(event, "status_id")).isEqualTo(statusId);
        assertThat(value(event, "http_response.code")).isEqualTo(code);
    }

    @Test
    void findsTheAddressInAnErrorAboutAnUnknownAccount() {
        AuditEvent event = event(
                POCKETBASE,
                row(
                        request(
                                "/api/x",
                                "\"error\":\"failed to fetch users record with email a@b.example: sql: no rows in result set\"")));

        assertThat(value(event, "user.email_addr")).isEqualTo("a@b.example");
    }

    @Test
    void aTokenInTheQueryIsAClaimAndNamesNoActor() {
        String token = "eyJhbGciOiJIUzI1NiJ9."
                + java.util.Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString("{\"id\":\"s1u2p3e4r5u6s7r\",\"type\":\"file\"}"
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                + ".SIG";

        AuditEvent event = event(POCKETBASE, row(request("/api/backups/a.zip?token=" + token, "\"auth\":\"\"")));

        assertThat(value(event, "actor.user.uid")).isNull();
        assertThat(value(event, "pocketbase.claimed.id")).isEqualTo("s1u2p3e4r5u6s7r");
        assertThat(value(event, "actor.user.type")).isEqualTo("guest");
    }

    @Test
    void fallsBackToTheSocketAddressWhenThereIsNoOther() {
        AuditEvent event = event(
                POCKETBASE,
                row(request(
                        "/", "\"userIP\":\"invalid IP\",\"remoteIP\":\"2001:0db8:0000:0000:0000:0000:0000:0001\"")));

        assertThat(value(event, "src_endpoint.ip")).isEqualTo("2001:db8::1");
    }

    @Test
    void decodesThePathSegmentBySegmentAndThePlusInTheQueryOnly() {
        AuditEvent event = event(
                POCKETBASE,
                row(request("/api/files/a+b/%2e%2e%2fdata%2Edb/x%250a?page=2&perPage=500&filter=a%7E%22x+y%22", "")));

        assertThat(value(event, "http_request.url.path")).isEqualTo("/api/files/a+b/../data.db/x%0a");
        assertThat(value(event, "http_request.url.query_string")).isEqualTo("page=2&perPage=500&filter=a%7E%22x+y%22");
        assertThat(value(event, "pocketbase.page")).isEqualTo(2L);
        assertThat(value(event, "pocketbase.per_page")).isEqualTo(500L);
        assertThat(value(event, "pocketbase.filter")).isEqualTo("a~\"x y\"");
        assertThat(value(event, "pocketbase.record_id")).isEqualTo("../data.db");
    }

    @Test
    void recoversTheRequestFromTheMessageWhenTheDataLostItsTail() {
        String row = """
                {"id":"a","created":"2026-08-20 09:14:03.512Z","data":{"__pb_truncated__":true,"auth":"","error":"x"},\
                "message":"GET /api/collections/users/records?filter=1 2","level":8}""";

        AuditEvent event = event(POCKETBASE, row);

        assertThat(event.schema()).isSameAs(Schemas.POCKETBASE_REQUEST);
        assertThat(value(event, "pocketbase.action")).isEqualTo("list-records");
        assertThat(value(event, "http_request.url.path")).isEqualTo("/api/collections/users/records");
        assertThat(value(event, "pocketbase.truncated")).isEqualTo(true);
    }

    @Test
    void neverTrustsTheMessageOfAWholeRow() {
        AuditEvent event = event(POCKETBASE, row(request("/a", "")).replace("GET /x", "DELETE /api/logs"));

        assertThat(value(event, "http_request.url.path")).isEqualTo("/a");
        assertThat(value(event, "http_request.http_method")).isEqualTo("GET");
    }

    @Test
    void keepsMetaAndDetailsOpenAndNamesEmptyOnes() {
        AuditEvent event = event(
                POCKETBASE,
                row(
                        request(
                                "/",
                                "\"meta\":{\"n\":7,\"f\":1.5,\"b\":true,\"l\":[\"x\",2],\"none\":[],\"o\":{},\"z\":null},\"details\":{\"verified\":\"no\"}")));

        assertThat(value(event, "pocketbase.meta"))
                .isEqualTo(Map.of("n", 7L, "f", 1.5, "b", true, "l", List.of("x", 2L), "none", "[]", "o", "{}"));
        assertThat(value(event, "pocketbase.details.verified")).isEqualTo("no");
    }

    @Test
    void readsARowOfTheApplicationWithItsKeysAsDetails() {
        AuditEvent event = event(POCKETBASE, """
                {"id":"a","created":"2026-08-20 09:14:03.512Z","data":{"email":"a@b.example","error":"boom","recordId":"r1","otpId":"o1"},\
                "message":"Too many OTP requests","level":4}""");

        assertThat(Samples.said(event, "time", "metadata.uid", "metadata.log_source", "schema"))
                .isEqualTo(Map.of(
                        "pocketbase.message", "Too many OTP requests",
                        "pocketbase.level", 4L,
                        "pocketbase.error", "boom",
                        "pocketbase.outcome", "error",
                        "status_id", 2L,
                        "user.email_addr", "a@b.example",
                        "pocketbase.record_id", "r1",
                        "pocketbase.details", Map.of("recordId", "r1", "otpId", "o1"),
                        "schema", Schemas.POCKETBASE_APP.source()));
    }

    @Test
    void understandsTheAddressNamesOfOldVersions() {
        AuditEvent event = event(POCKETBASE, row(request("/", "\"userIp\":\"203.0.113.9\"")));

        assertThat(value(event, "src_endpoint.ip")).isEqualTo("203.0.113.9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | id",
                "{'id':'','created':'2026-08-20 09:14:03.512Z'} | id",
                "{'id':7,'created':'2026-08-20 09:14:03.512Z'} | id",
                "{'id':'a'} | created",
                "{'id':'a','created':''} | created",
                "{'id':'a','created':'2026-02-30 09:14:03.512Z'} | created",
                "{'id':'a','created':1755681243512} | created",
                "{'id':'a','created':'2026-08-20 09:14:03.512Z','data':'{'} | data",
                "{'id':'a','created':'2026-08-20 09:14:03.512Z','data':[]} | data",
                "{'id':'a','created':'2026-08-20 09:14:03.512Z'}{} | row",
                "[] | row",
                "nonsense | row",
                "{'id':NaN} | row"
            })
    void rejectsARowThatLacksWhatAnEventNeedsAndNamesTheField(String row, String field) {
        Normalized normalized = parse(POCKETBASE, row.replace('\'', '"'));

        assertThat(normalized)
                .isInstanceOf(Normalized.Rejected.class)
                .extracting("field")
                .isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r"})
    void ignoresAnEmptyLine(String line) {
        assertThat(parse(POCKETBASE, line)).isInstanceOf(Normalized.Ignored.class);
    }

    @Test
    void neverRepeatsTheRowInAProblem() {
        Normalized normalized = parse(POCKETBASE, "{\"id\":\"a\",\"created\":\"npg_ax50qP0S8zEF\"}");

        assertThat(normalized.toString()).doesNotContain("npg_");
    }

    @Test
    void replacesHalvesOfSurrogatePairs() {
        AuditEvent event = event(POCKETBASE, row(request("/", "\"userAgent\":\"a\\ud800b\"")));

        assertThat(value(event, "http_request.user_agent")).isEqualTo("a\uFFFDb");
    }

    private static String row(String data) {
        return "{\"id\":\"k3v9x0q2m7a1b4c\",\"created\":\"2026-08-20 09:14:03.512Z\",\"data\":" + data
                + ",\"message\":\"GET /x\",\"level\":0}";
    }

    private static String request(String url, String more) {
        return "{\"method\":\"GET\",\"type\":\"request\",\"url\":\"" + url + "\"" + (more.isEmpty() ? "" : "," + more)
                + "}";
    }
}
