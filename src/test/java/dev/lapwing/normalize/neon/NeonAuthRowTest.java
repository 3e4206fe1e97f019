package dev.lapwing.normalize.neon;

import static dev.lapwing.normalize.neon.NeonRows.all;
import static dev.lapwing.normalize.neon.NeonRows.event;
import static dev.lapwing.normalize.neon.NeonRows.quoted;
import static dev.lapwing.normalize.neon.NeonRows.rejectedField;
import static dev.lapwing.normalize.parse.Samples.said;
import static dev.lapwing.normalize.parse.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schemas;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.parse.RowParser;
import dev.lapwing.normalize.parse.Samples;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeonAuthRowTest {
    private static final RowParser PARSER = new NeonAuthRow();
    private static final String USER = "{\"id\":\"u-1\",\"email\":\"user@example.com\",\"name\":\"Jane\"}";
    private static final String DATA =
            "{\"otp_code\":\"943217\",\"otp_type\":\"sign-in\",\"delivery_preference\":\"email\","
                    + "\"link_type\":\"sign-in\",\"link_url\":\"https://app.example/l/SECRETLINK\",\"token\":\"SECRETTOKEN\","
                    + "\"magic_url\":\"SECRETURL\",\"auth_provider\":\"github\",\"organization_id\":\"o-1\","
                    + "\"ip_address\":\"192.0.2.1\",\"user_agent\":\"Mozilla/5.0\"}";
    private static final String BODY = body("send.otp", USER, DATA);
    private static final String REFUSED = "{\"received_at\":\"2026-10-12T03:22:25.394Z\",\"refused\":\"bad signature\","
            + "\"method\":\"POST\",\"path\":\"/webhooks/neon-auth\",\"headers\":{\"x-neon-event-id\":\"e-1\"}}";

    @Test
    void readsEveryField() {
        assertThat(said(event(PARSER, request(BODY, 1)), "schema"))
                .containsEntry("time", Instant.parse("2026-02-23T12:00:00.000Z").toEpochMilli())
                .containsEntry("metadata.uid", "shop:e-1")
                .containsEntry("src_endpoint.ip", "192.0.2.1")
                .containsEntry("src_endpoint.subnet", "192.0.2.1")
                .containsEntry("http_request.user_agent", "Mozilla/5.0")
                .containsEntry("user.uid", "u-1")
                .containsEntry("user.name", "Jane")
                .containsEntry("user.email_addr", "user@example.com")
                .containsEntry("neon.event_type", "send.otp")
                .containsEntry("neon.otp_type", "sign-in")
                .containsEntry("neon.link_type", "sign-in")
                .containsEntry("neon.auth_provider", "github")
                .containsEntry("neon.delivery_preference", "email")
                .containsEntry("neon.endpoint_id", "ep-cool-sound-12345678")
                .containsEntry("neon.project_name", "My SaaS App")
                .containsEntry("neon.organization_id", "o-1")
                .doesNotContainKeys("actor.user.uid", "actor.user.email_addr");
    }

    @Test
    void isTheSameEventAloneVerifiedAndAtEachAttempt() {
        var said = said(event(PARSER, BODY));

        assertThat(said(event(PARSER, request(BODY, 1)))).isEqualTo(said);
        assertThat(said(event(PARSER, request(BODY, 3).replace("03:22:25", "03:22:40"))))
                .isEqualTo(said);
        assertThat(said(event(PARSER, request(BODY, 1).replace("\"method\"", "\"verified\":true,\"method\""))))
                .isEqualTo(said);
    }

    @Test
    void keepsNoSecret() {
        String event = said(event(PARSER, request(BODY, 1))).toString();

        assertThat(event).doesNotContain("943217", "SECRETLINK", "SECRETTOKEN", "SECRETURL");
    }

    @Test
    void whoInvitesIsTheActor() {
        AuditEvent event = event(
                PARSER,
                body(
                        "organization.invitation.created",
                        USER,
                        "{\"organization_id\":\"o-1\",\"email\":\"in@x.example\"}"));

        assertThat(value(event, "actor.user.uid")).isEqualTo("u-1");
        assertThat(value(event, "actor.user.email_addr")).isEqualTo("user@example.com");
        assertThat(value(event, "user.uid")).isNull();
        assertThat(value(event, "user.email_addr")).isEqualTo("in@x.example");
    }

    @Test
    void whoAcceptsIsTheUser() {
        AuditEvent event = event(PARSER, body("organization.invitation.accepted", USER, "{}"));

        assertThat(value(event, "user.uid")).isEqualTo("u-1");
        assertThat(value(event, "actor.user.uid")).isNull();
    }

    @Test
    void aNumberNobodyKnowsIsAllThereIs() {
        AuditEvent event = event(
                PARSER,
                body(
                        "send.otp",
                        "{\"phone_number\":\"+15550100\"}",
                        "{\"otp_code\":\"1\",\"delivery_preference\":\"sms\"}"));

        assertThat(value(event, "user.phone_number")).isEqualTo("+15550100");
        assertThat(value(event, "user.uid")).isNull();
        assertThat(value(event, "neon.delivery_preference")).isEqualTo("sms");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"user\":{\"user_id\":\"u-1\"}",
                "\"user_id\":\"u-1\"",
                "\"user_id\":\"u-1\",\"user\":{\"email\":\"a@b.example\"}"
            })
    void understandsTheNameOfAnOldDraftForTheId(String user) {
        AuditEvent event = event(PARSER, BODY.replace("\"user\":" + USER, user));

        assertThat(value(event, "user.uid")).isEqualTo("u-1");
    }

    @Test
    void understandsTheWordOfAnOldDraftForAForgottenPassword() {
        AuditEvent event = event(PARSER, BODY.replace("\"otp_type\":\"sign-in\"", "\"otp_type\":\"reset-password\""));

        assertThat(value(event, "neon.otp_type")).isEqualTo("forget-password");
    }

    @Test
    void aTypeThatNobodyKnowsIsAnEvent() {
        assertThat(value(event(PARSER, body("user.merged", USER, "{}")), "neon.event_type"))
                .isEqualTo("user.merged");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-02-23T12:00:00.000Z | now | timestamp",
                "\"e-1\" | \"\" | event_id",
                "\"e-1\" | 5 | event_id",
                "\"send.otp\" | {} | event_type",
                "\"event_id\" | \"id\" | row"
            })
    void rejectsABodyThatLacksWhatAnEventNeeds(String part, String other, String field) {
        assertThat(rejectedField(PARSER, BODY.replace(part, other))).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", "{}", "{\"a\":1}", "[]"})
    void rejectsARequestWhoseBodyIsNone(String body) {
        assertThat(rejectedField(PARSER, request(body, 1))).isEqualTo("body");
    }

    @Test
    void takesTheLongestNamesAndNoLonger() {
        String longest = "x".repeat(255);

        assertThat(event(PARSER, BODY.replace("e-1", longest)).uid()).isEqualTo("shop:" + longest);
        assertThat(rejectedField(PARSER, BODY.replace("e-1", longest + "x"))).isEqualTo("event_id");
        assertThat(rejectedField(PARSER, BODY.replace("send.otp", longest + "x")))
                .isEqualTo("event_type");
    }

    @Test
    void aRefusalIsAMonitorEvent() {
        AuditEvent event = event(PARSER, REFUSED);

        assertThat(event.schema()).isSameAs(Schemas.MONITOR);
        assertThat(event.timeMillis())
                .isEqualTo(Instant.parse("2026-10-12T03:22:25.394Z").toEpochMilli());
        assertThat(said(event, "schema"))
                .containsEntry("monitor.kind", "webhook_refused")
                .containsEntry("monitor.source", "shop")
                .containsEntry("monitor.count", 1L)
                .containsEntry("monitor.reason", "bad signature");
    }

    @Test
    void aRefusalTwiceIsOneAndAnotherOneIsTwo() {
        AuditEvent event = event(PARSER, REFUSED);

        assertThat(said(event(PARSER, REFUSED))).isEqualTo(said(event));
        assertThat(event(PARSER, REFUSED.replace("e-1", "e-2")).uid()).isNotEqualTo(event.uid());
    }

    @ParameterizedTest
    @CsvSource({"4,5", "0,1", "-7,1", "9999999999999,1000000001", "true,1"})
    void countsThoseWithoutARecordOfTheirOwn(String unnamed, long count) {
        AuditEvent event = event(PARSER, REFUSED.replace("\"method\"", "\"unnamed\":" + unnamed + ",\"method\""));

        assertThat(value(event, "monitor.count")).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"ask napi_x\"", "5", "{}", "\"\""})
    void repeatsNoReasonThatIsNotOneOfOurs(String reason) {
        assertThat(value(event(PARSER, REFUSED.replace("\"bad signature\"", reason)), "monitor.reason"))
                .isEqualTo("refused");
    }

    @Test
    void aRefusalIsNoEventOfTheBodyThatStandsInIt() {
        String row = REFUSED.replace("\"method\"", "\"body\":" + quoted(BODY) + ",\"method\"");

        assertThat(event(PARSER, row).schema()).isSameAs(Schemas.MONITOR);
    }

    @Test
    void readsEveryRequestOfTheSamples() {
        List<AuditEvent> events = Samples.lines("neon-auth.ndjson").stream()
                .map(row -> event(PARSER, row))
                .toList();

        assertThat(events.stream().map(event -> value(event, "neon.event_type")))
                .contains("send.otp", "user.before_create", "user.created");
        assertThat(events).allMatch(event -> value(event, "src_endpoint.ip") != null);
        assertThat(events).allMatch(event -> value(event, "neon.endpoint_id") != null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "{\"received_at\":1}", "{\"event_id\":1}", "{\"body\":\"x\"}"})
    void saysNothingOfARowThatIsNone(String row) {
        assertThat(all(PARSER, row)).noneMatch(Normalized.Accepted.class::isInstance);
    }

    private static String body(String type, String user, String data) {
        return "{\"event_id\":\"e-1\",\"event_type\":\"" + type + "\",\"timestamp\":\"2026-02-23T12:00:00.000Z\","
                + "\"context\":{\"endpoint_id\":\"ep-cool-sound-12345678\",\"project_name\":\"My SaaS App\"},"
                + "\"user\":" + user + ",\"event_data\":" + data + "}";
    }

    private static String request(String body, int attempt) {
        return "{\"received_at\":\"2026-10-12T03:22:25.394Z\",\"method\":\"POST\",\"path\":\"/webhooks/neon-auth\","
                + "\"headers\":{\"x-neon-delivery-attempt\":\"" + attempt + "\"},\"body\":" + quoted(body) + "}";
    }
}
