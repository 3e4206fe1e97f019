package dev.lapwing.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.connect.neon.webhook.Delivery;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeonWebhookRefusalsTest extends WebhookStage {
    @ParameterizedTest
    @CsvSource({
        "x-neon-signature, eyJhbGciOiJub25lIn0.., 401, bad signature",
        "x-neon-signature, '', 401, no signature",
        "x-neon-timestamp, nonsense, 400, malformed",
        "x-neon-event-id, another, 400, headers contradict the body"
    })
    void refusesAnyOtherAndTellsItWithoutItsBody(String header, String value, int status, String why) throws Exception {
        start(NEVER_GIVEN_UP);
        Delivery delivery = neon.event(NOW, "e1", "user.created", "{\"x\":\"planted-in-the-body\"}")
                .with(header, value)
                .with("user-agent", "curl password=planted-Secret77");

        String answer = send(delivery).get();
        String line = texts(1).get(0);

        assertThat(answer).isEqualTo(status + " {}");
        assertThat(JSON.readTree(line).get("refused").asText()).isEqualTo(why);
        assertThat(JSON.readTree(line).get("remote").asText()).isEqualTo("127.0.0.1");
        assertThat(JSON.readTree(line).at("/headers/content-length").asText()).isNotEmpty();
        assertThat(line).doesNotContain("planted").doesNotContain("..").contains("x-neon-event-type");
    }

    @Test
    void refusesWhatIsStaleOrTooLargeOrElsewhere() throws Exception {
        start(NEVER_GIVEN_UP);
        Delivery stale = neon.event(NOW.minus(Duration.ofMinutes(6)), "e1", "user.created", "{}");
        Delivery large = neon.signed(NOW, "\"" + "x".repeat(256 * 1024) + "\"", "e2", "user.created");

        assertThat(send(stale).get()).isEqualTo("401 {}");
        assertThat(send(large).get()).isEqualTo("413 {}");
        assertThat(status("GET", "/webhooks/neon-auth")).isEqualTo(405);
        assertThat(status("POST", "/wp-login.php")).isEqualTo(404);
        assertThat(texts(2))
                .extracting(text -> JSON.readTree(text).get("refused").asText())
                .containsExactlyInAnyOrder("stale timestamp", "too large");
    }

    @Test
    void tellsSixtyRefusedOnesAMinuteAndCountsTheOthers() throws Exception {
        start(NEVER_GIVEN_UP);
        Delivery forged = neon.event(NOW, "e1", "user.created", "{}").with("x-neon-timestamp", "7");
        for (int i = 0; i < 70; i++) {
            send(forged).get();
        }
        List<String> first = texts(60);
        clock.move(Duration.ofMinutes(1));
        send(forged).get();

        assertThat(first).noneMatch(text -> text.contains("unnamed"));
        assertThat(JSON.readTree(texts(61).get(60)).get("unnamed").asLong()).isEqualTo(10);
    }

    @Test
    void takesTheSamplesAsNeonSentThem() throws Exception {
        keys.keys = Delivery.keys();
        List<Delivery> samples = Delivery.samples();
        Map<Integer, String> flaws = Delivery.flaws();
        clock.move(Duration.between(NOW, samples.get(0).at()));
        startWithKeys(Duration.ofMillis(1));
        Map<Boolean, Integer> told = new HashMap<>();
        for (int at = 0; at < samples.size(); at++) {
            clock.move(Duration.between(clock.instant(), samples.get(at).at()));
            send(samples.get(at)).get();
        }
        texts(samples.size()).forEach(text -> told.merge(text.contains("\"verified\":true"), 1, Integer::sum));

        assertThat(told).isEqualTo(Map.of(true, samples.size() - flaws.size(), false, flaws.size()));
        for (Delivery sample : samples) {
            String code =
                    JSON.readTree(sample.body()).at("/event_data/otp_code").asText("none");
            assertThat(texts(samples.size())).noneMatch(text -> text.contains("\\\"" + code + "\\\""));
        }
    }
}
