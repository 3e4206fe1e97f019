package dev.lapwing.connect.neon.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.redact.Redactor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedBodyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Redactor redactor = new Redactor("planted-fingerprint-key".getBytes(StandardCharsets.UTF_8));

    @Test
    void keepsWhatAnEventTellsAndHidesItsCode() throws Exception {
        Delivery sample = Delivery.samples().get(0);
        JsonNode before = JSON.readTree(sample.body());

        SignedBody body = SignedBody.read(sample.body(), redactor).orElseThrow();
        JsonNode after = JSON.readTree(body.text());

        assertThat(after.at("/event_data/otp_code").asText()).startsWith("redacted_token_");
        assertThat(after.at("/event_data/otp_type")).isEqualTo(before.at("/event_data/otp_type"));
        assertThat(after.at("/event_data/expires_at")).isEqualTo(before.at("/event_data/expires_at"));
        assertThat(after.at("/event_data/ip_address")).isEqualTo(before.at("/event_data/ip_address"));
        assertThat(after.at("/event_data/user_agent")).isEqualTo(before.at("/event_data/user_agent"));
        assertThat(after.get("user")).isEqualTo(before.get("user"));
        assertThat(after.get("context")).isEqualTo(before.get("context"));
        assertThat(body.id()).isEqualTo(before.get("event_id").asText());
        assertThat(body.time()).contains(Instant.parse(before.get("timestamp").asText()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event_data\":{\"otp_code\":\"PLANTED\"}}",
                "{\"event_data\":{\"otp_code\":739157}}",
                "{\"event_data\":{\"token\":\"PLANTED\"}}",
                "{\"event_data\":{\"link_url\":\"https://app.example/verify?x=PLANTED\"}}",
                "{\"event_data\":{\"magicLink\":\"PLANTED\"}}",
                "{\"event_data\":{\"invitation\":{\"links\":[\"PLANTED\",{\"a\":\"PLANTED\"}]}}}",
                "{\"token\":{\"deep\":[[{\"x\":\"PLANTED\"}],\"PLANTED\"]}}",
                "{\"event_data\":{\"text\":\"Go to https://app.example/PLANTED now\"}}",
                "{\"event_data\":{\"something_new\":\"739157\"}}",
                "{\"event_data\":{\"list\":[\"739157\"]}}",
                "{\"user\":{\"verification-token\":\"PLANTED\"}}",
                "{\"event_data\":{\"note\":\"postgresql://role:PLANTEDpw1@ep-cool-sound-12345678.us-east-2.aws.neon.tech/db\"}}",
                "{\"event_data\":{\"https://app.example/PLANTED\":1}}",
                "{\"event_data\":{\"user_agent\":\"x token=PLANTEDPLANTED12345\"}}"
            })
    void hidesSecretsWhereverTheyStand(String json) {
        assertThat(SignedBody.read(json, redactor).orElseThrow().text())
                .doesNotContain("PLANTED")
                .doesNotContain("739157");
    }

    @Test
    void keepsWhatOnlyTellsSomethingAboutASecret() {
        String json =
                "{\"event_data\":{\"otp_type\":\"sign-in\",\"link_type\":\"magic\",\"code_length\":6,\"delivery_preference\":\"sms\",\"user_agent\":\"bot (+http://bot.example/x)\"},\"user\":{\"name\":\"123456\",\"email\":\"a@b.example\",\"phone_number\":\"+15551234567\"}}";

        assertThat(SignedBody.read(json, redactor).orElseThrow().text()).isEqualTo(json);
    }

    @Test
    void readsTheDeepestAndTheLongestBody() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        assertThat(SignedBody.read("{\"a\":" + deep + "}", redactor)).isPresent();
        assertThat(SignedBody.read("{\"a\":" + deep, redactor)).isEmpty();
        assertThat(SignedBody.read("{\"a\":\"" + "x".repeat(WebhookWork.MOST_BODY) + "\"}", redactor))
                .isPresent();
    }

    @Test
    void hasNoTimeWhereNoneCanBeRead() {
        SignedBody body = SignedBody.read("{\"timestamp\":\"soon\",\"event_id\":7}", redactor)
                .orElseThrow();

        assertThat(body.time()).isEmpty();
        assertThat(body.id()).isEmpty();
    }

    @Test
    void readsWhatAnUnprovedBodyClaims() {
        assertThat(SignedBody.claimedType("{\"a\":{\"event_type\":\"x\"},\"event_type\":\"send.otp\""))
                .isEqualTo("send.otp");
        assertThat(SignedBody.claimedType("no json")).isEmpty();
        assertThat(SignedBody.claimedType("{\"event_type\":5}")).isEmpty();
    }
}
