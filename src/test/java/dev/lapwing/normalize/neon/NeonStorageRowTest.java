package dev.lapwing.normalize.neon;

import static dev.lapwing.normalize.neon.NeonRows.all;
import static dev.lapwing.normalize.neon.NeonRows.attribute;
import static dev.lapwing.normalize.neon.NeonRows.event;
import static dev.lapwing.normalize.neon.NeonRows.events;
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
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeonStorageRowTest {
    private static final RowParser PARSER = new NeonStorageRow();
    private static final String TIME = "2026-10-17T01:30:04.325Z";
    private static final String MESSAGE = "{\"operation\":\"PUT\",\"object_key\":\"a/b.parquet\",\"http_status\":200,"
            + "\"bytes\":4096,\"duration_ms\":9.5,\"request_id\":\"req-1\",\"remote_ip\":\"203.0.113.9\","
            + "\"access_key_id\":\"nak_live_e2f39954e920ebb0d261b1ca7bfa5a5a\"}";
    private static final String ITEM = item(MESSAGE);
    private static final String PATH = "/projects/twilight-smoke-44615570/branches/br-wispy-snow-aj1v0gq1/logs/query";

    @Test
    void readsEveryFieldOfAnItem() {
        assertThat(said(event(PARSER, ITEM), "schema"))
                .containsEntry("time", Instant.parse(TIME).toEpochMilli())
                .containsEntry("metadata.uid", "shop:req-1")
                .containsEntry("status_id", 1L)
                .containsEntry("src_endpoint.ip", "203.0.113.9")
                .containsEntry("src_endpoint.subnet", "203.0.113.9")
                .containsEntry("actor.user.type", "API key")
                .containsEntry("api.operation", "s3.put")
                .containsEntry("databucket.name", "my-bucket")
                .containsEntry("http_request.http_method", "PUT")
                .containsEntry("http_response.code", 200L)
                .containsEntry("neon.access_key_id", "nak_live_e2f39954e920ebb0d261b1ca7bfa5a5a")
                .containsEntry("neon.branch_id", "br-wispy-snow-aj1v0gq1")
                .containsEntry("neon.bytes", 4096L)
                .containsEntry("neon.object_key", "a/b.parquet")
                .doesNotContainKey("cloud.project_uid");
    }

    @Test
    void findsProjectAndBranchInThePathOfAnAnswer() {
        AuditEvent event = events(PARSER, answer(200, ITEM)).get(0);

        assertThat(value(event, "cloud.project_uid")).isEqualTo("twilight-smoke-44615570");
        assertThat(value(event, "neon.branch_id")).isEqualTo("br-wispy-snow-aj1v0gq1");
    }

    @Test
    void takesProjectAndBranchOfWhoWroteTheItemDown() {
        AuditEvent event = event(
                PARSER,
                ITEM.replace("}\"", "}\",\"project_id\":\"calm-dew-1\",\"branch_id\":\"br-other-1\"")
                        .strip());

        assertThat(value(event, "cloud.project_uid")).isEqualTo("calm-dew-1");
        assertThat(value(event, "neon.branch_id")).isEqualTo("br-other-1");
    }

    @Test
    void makesAnEventOfEachItemOfAnAnswer() {
        String row = answer(200, ITEM, item(MESSAGE.replace("req-1", "req-2")), item("no json"));

        assertThat(all(PARSER, row))
                .satisfiesExactly(
                        first -> assertThat(event(first).uid()).isEqualTo("shop:req-1"),
                        second -> assertThat(event(second).uid()).isEqualTo("shop:req-2"),
                        third -> assertThat(third).isInstanceOf(Normalized.Rejected.class));
    }

    @Test
    void unpacksAnAnswerInTheEnvelopeOfAShipper() {
        String row = "{\"log\":" + quoted(answer(200, ITEM, item(MESSAGE.replace("req-1", "req-2")))) + "}";

        assertThat(events(PARSER, row)).hasSize(2);
    }

    @Test
    void isTheSameEventInEveryForm() {
        String resource = attribute("service.name", "neon-storage/my-bucket") + ","
                + attribute("branch_id", "br-wispy-snow-aj1v0gq1");
        String bare = otlp(resource, "neon.storage.s3.put", "1792200604325000000", MESSAGE);
        String whole = otlp("", "", "0", ITEM);

        assertThat(said(event(PARSER, bare))).isEqualTo(said(event(PARSER, ITEM)));
        assertThat(said(event(PARSER, whole))).isEqualTo(said(event(PARSER, ITEM)));
        assertThat(said(events(PARSER, answer(200, ITEM)).get(0), "cloud.project_uid"))
                .isEqualTo(said(event(PARSER, ITEM)));
    }

    @Test
    void aRecordWithoutATimeIsRejected() {
        String row = otlp(attribute("service.name", "neon-storage/b"), "neon.storage.s3.put", "0", MESSAGE);

        assertThat(rejectedField(PARSER, row)).isEqualTo("timestamp");
    }

    @Test
    void anonymousIsWhoHasNoKey() {
        AuditEvent event = event(PARSER, item(MESSAGE.replaceAll(",\"access_key_id\":\"[^\"]*\"", "")));

        assertThat(value(event, "neon.access_key_id")).isNull();
        assertThat(value(event, "actor.user.type")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"200,1", "204,1", "304,1", "403,2", "404,2", "501,2", "503,2"})
    void theStatusDecidesAndNotTheSeverity(int status, long id) {
        AuditEvent event = event(PARSER, item(MESSAGE.replace("200", String.valueOf(status))));

        assertThat(value(event, "http_response.code")).isEqualTo((long) status);
        assertThat(value(event, "status_id")).isEqualTo(id);
    }

    @Test
    void anOperationOnABucketHasNoObject() {
        AuditEvent event = event(
                PARSER,
                item(MESSAGE.replace("\"object_key\":\"a/b.parquet\",", ""))
                        .replace("neon.storage.s3.put", "neon.storage.api.create_bucket"));

        assertThat(value(event, "api.operation")).isEqualTo("api.create_bucket");
        assertThat(value(event, "neon.object_key")).isNull();
    }

    @Test
    void passesOverWhatFunctionsLog() {
        String row = ITEM.replace("\"source\":\"storage\"", "\"source\":\"function\"");

        assertThat(one(PARSER, row))
                .isEqualTo(new Normalized.Ignored("a log of something else than the object storage"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 429, 503})
    void passesOverAnAnswerThatWasRefused(int status) {
        assertThat(one(PARSER, answer(status, ITEM))).isEqualTo(new Normalized.Ignored("an answer without logs"));
    }

    @Test
    void passesOverAnAnswerWithoutItems() {
        assertThat(one(PARSER, answer(200))).isEqualTo(new Normalized.Ignored("an answer without logs"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-10-17T01:30:04.325Z | yesterday | timestamp",
                "req-1 | '' | request_id",
                "200 | \\\"ok\\\" | http_status",
                "200 | 20 | http_status",
                "200 | 2000 | http_status"
            })
    void rejectsAnItemThatLacksWhatAnEventNeeds(String part, String other, String field) {
        assertThat(rejectedField(PARSER, ITEM.replace(part, other))).isEqualTo(field);
    }

    @Test
    void rejectsAnIdThatIsTooLongAndTakesTheLongest() {
        String longest = "r".repeat(255);

        assertThat(event(PARSER, item(MESSAGE.replace("req-1", longest))).uid()).isEqualTo("shop:" + longest);
        assertThat(rejectedField(PARSER, item(MESSAGE.replace("req-1", longest + "r"))))
                .isEqualTo("request_id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "[]", "null", "{\"a\":1}", "{\"queried_at\":1,\"body\":2,\"status\":true}", "\u0000"})
    void saysNothingOfARowThatIsNone(String row) {
        assertThat(all(PARSER, row)).noneMatch(Normalized.Accepted.class::isInstance);
    }

    @Test
    void aBrokenAddressIsNone() {
        assertThat(value(event(PARSER, item(MESSAGE.replace("203.0.113.9", "nowhere"))), "src_endpoint.ip"))
                .isNull();
    }

    @Test
    void readsTheLargestAnswer() {
        List<String> items = Collections.nCopies(10_000, ITEM);

        assertThat(events(PARSER, answer(200, items.toArray(String[]::new)))).hasSize(10_000);
    }

    @Test
    void saysWhenItHadToMendTheMessage() {
        byte[] row =
                ITEM.replace("a/b.parquet", "a/\\\\ud800.parquet").getBytes(java.nio.charset.StandardCharsets.UTF_8);

        assertThat(PARSER.all(row, Samples.INSTANCE))
                .allMatch(read -> read instanceof Normalized.Accepted accepted && accepted.isMended());
    }

    @Test
    void readsEveryItemOfTheSamples() {
        List<AuditEvent> events = Samples.lines("neon-storage.ndjson").stream()
                .flatMap(row -> events(PARSER, row).stream())
                .toList();

        assertThat(events).hasSizeGreaterThan(15);
        assertThat(events.stream().map(event -> value(event, "api.operation")))
                .contains("s3.get", "s3.put", "s3.head", "s3.delete", "api.create_bucket", "api.delete_prefix");
        assertThat(events.stream().map(event -> value(event, "http_response.code")))
                .contains(200L, 201L, 204L, 403L, 404L, 501L, 503L);
        assertThat(events).allMatch(event -> value(event, "cloud.project_uid") != null);
        assertThat(events).anyMatch(event -> Objects.isNull(value(event, "neon.access_key_id")));
    }

    private static String item(String message) {
        return "{\"timestamp\":\"" + TIME + "\",\"message\":" + quoted(message)
                + ",\"source\":\"storage\",\"entity_id\":\"br-wispy-snow-aj1v0gq1\","
                + "\"service_name\":\"neon-storage/my-bucket\",\"scope_name\":\"neon.storage.s3.put\","
                + "\"severity_number\":9,\"severity_text\":\"INFO\",\"trace_id\":\"\",\"span_id\":\"\",\"attributes\":{}}";
    }

    private static String answer(int status, String... items) {
        return "{\"queried_at\":\"2026-10-17T01:45:30Z\",\"method\":\"POST\",\"path\":\"" + PATH
                + "\",\"request\":{},\"status\":" + status + ",\"body\":{\"logs\":[" + String.join(",", items)
                + "],\"next_cursor\":null,\"is_truncated\":false}}";
    }
}
