package dev.lapwing.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.Waiting;
import dev.lapwing.connect.neon.webhook.Delivery;
import dev.lapwing.connect.neon.webhook.Signer;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeonWebhookTaskTest extends WebhookStage {
    @Test
    void answersAnEventOnceItsRecordIsCommitted() throws Exception {
        start(NEVER_GIVEN_UP);
        CompletableFuture<String> answer =
                send(neon.event(NOW, "e1", "user.created", "{\"ip_address\":\"192.0.2.1\"}"));
        SourceRecord event = lines(1).get(0);
        boolean early = answer.isDone();
        task.commitRecord(event, null);

        assertThat(answer.get()).isEqualTo("200 {}");
        assertThat(early).isFalse();
        assertThat(new String((byte[]) event.key(), StandardCharsets.UTF_8)).isEqualTo("heron-auth");
        assertThat(event.topic()).isEqualTo("lapwing.raw.neon-auth.v1");
        JsonNode line = JSON.readTree(Sent.text(event));
        assertThat(line.get("received_at").asText()).isEqualTo("2026-10-12T03:00:00.000Z");
        assertThat(line.get("method").asText()).isEqualTo("POST");
        assertThat(line.get("path").asText()).isEqualTo("/webhooks/neon-auth");
        assertThat(line.get("verified").asBoolean()).isTrue();
        assertThat(line.get("headers").fieldNames())
                .toIterable()
                .containsExactly(
                        "x-neon-delivery-attempt",
                        "x-neon-event-id",
                        "x-neon-event-type",
                        "x-neon-signature-kid",
                        "x-neon-timestamp");
        assertThat(JSON.readTree(line.get("body").asText()).get("event_id").asText())
                .isEqualTo("e1");
    }

    @Test
    void asksNeonToTryAgainWhereKafkaIsAwayAndSendsTheEventLater() throws Exception {
        startWithKeys(Duration.ofMillis(20));

        String answer = send(neon.event(NOW, "e1", "user.created", "{}")).get();

        assertThat(answer).isEqualTo("503 {}");
        assertThat(Sent.text(lines(1).get(0))).contains("\\\"event_id\\\":\\\"e1\\\"");
    }

    @ParameterizedTest
    @CsvSource({
        "send.otp, x-neon-signature, eyJhbGciOiJub25lIn0..",
        "send.magic_link, x-neon-timestamp, 1",
        "user.before_create, x-neon-signature-kid, stranger",
        "user.before_create, x-neon-event-id, another",
        "send.otp, x-neon-event-type, user.created",
        "user.before_create, x-neon-event-type, ''",
        "send.otp, x-neon-delivery-attempt, 1"
    })
    void allowsAnEventForWhichAPersonWaitsWhateverIsWrongWithIt(String type, String header, String value)
            throws Exception {
        start(NEVER_GIVEN_UP);

        assertThat(send(neon.event(NOW, "e1", type, "{}").with(header, value)).get())
                .isEqualTo(ALLOWED);
    }

    @Test
    void allowsItWithoutKeysWithoutKafkaAndWithABodyThatIsTooLarge() throws Exception {
        keys.status = 500;
        start(NEVER_GIVEN_UP);
        Delivery delivery = neon.event(NOW, "e1", "send.otp", "{\"otp_code\":\"739157\"}");

        assertThat(send(delivery).get()).isEqualTo(ALLOWED);
        assertThat(send(delivery.withBody("x".repeat(256 * 1024 + 1))).get()).isEqualTo(ALLOWED);
        assertThat(texts(2)).allSatisfy(text -> assertThat(text).doesNotContain("739157"));
        assertThat(texts(2))
                .extracting(text -> JSON.readTree(text).get("refused").asText())
                .containsExactlyInAnyOrder("keys not to be had", "too large");
    }

    @Test
    void takesANewKeyAtItsFirstEventAndNoLongerTheOldOne() throws Exception {
        Signer next = new Signer("second");
        startWithKeys(Duration.ofMillis(20));
        keys.keys = Signer.published(next);
        String tooEarly = send(next.event(NOW, "e1", "user.created", "{}").with("x-neon-delivery-attempt", "1"))
                .get();
        clock.move(Duration.ofMinutes(1));
        Instant later = clock.instant();

        assertThat(tooEarly).isEqualTo("503 {}");
        assertThat(send(next.event(later, "e2", "user.created", "{}")).get()).isEqualTo("503 {}");
        assertThat(send(neon.event(later, "e3", "user.created", "{}")).get()).isEqualTo("503 {}");
        assertThat(texts(3).stream().filter(text -> text.contains("\"verified\":true")))
                .singleElement()
                .asString()
                .contains("e2");
    }

    @Test
    void tellsProgressNeverAheadOfAnEventThatWaits() throws Exception {
        startWithKeys(Duration.ofMillis(20), "batch.rows", "1");
        clock.move(Duration.ofMinutes(1));
        send(neon.event(clock.instant(), "e1", "user.created", "{}")).get();
        send(neon.event(NOW.plusSeconds(7), "e2", "user.created", "{}")).get();
        lines(2);
        clock.move(Duration.ofMinutes(1));
        Waiting.until("progress", records::size, () -> {
            poll();
            return Sent.progress(records).size() == 2;
        });

        assertThat(Sent.progress(records))
                .containsExactly(
                        "{\"lapwing\":\"progress\",\"upTo\":\"2026-10-12T03:00:07.000Z\"}",
                        "{\"lapwing\":\"progress\",\"upTo\":\"2026-10-12T03:02:00.000Z\"}");
    }

    @Test
    void answersWhoeverWaitsWhenItIsStoppedAndLeavesThePort() throws Exception {
        start(NEVER_GIVEN_UP);
        int port = task.port();
        CompletableFuture<String> answer = send(neon.event(NOW, "e1", "user.created", "{}"));
        lines(1);
        task.stop();

        assertThat(answer.get()).isEqualTo("503 {}");
        try (ServerSocket next = new ServerSocket(port)) {
            assertThat(next.isBound()).isTrue();
        }
    }

    @Test
    void failsWithASentenceWhereThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> start(NEVER_GIVEN_UP, "port", Integer.toString(taken.getLocalPort())))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageStartingWith("webhooks cannot be received at 127.0.0.1:" + taken.getLocalPort())
                    .hasMessageEndingWith("set host and port to an address of this machine that is free");
        }
    }
}
