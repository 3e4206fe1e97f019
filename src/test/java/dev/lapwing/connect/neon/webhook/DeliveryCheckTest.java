package dev.lapwing.connect.neon.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.connect.MovableClock;
import dev.lapwing.connect.neon.webhook.http.ReceivedRequest;
import dev.lapwing.connect.neon.webhook.signature.AuthKeys;
import dev.lapwing.redact.Redactor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryCheckTest {
    private static final Instant NOW = Instant.parse("2026-10-12T03:00:00Z");
    private static final Map<String, Refusal> BY_FLAW = Map.of(
            "wrong_key", Refusal.BAD_SIGNATURE,
            "body_changed", Refusal.BAD_SIGNATURE,
            "time_changed", Refusal.BAD_SIGNATURE,
            "alg_none", Refusal.BAD_SIGNATURE,
            "single_b64", Refusal.BAD_SIGNATURE,
            "stale", Refusal.STALE);

    private final Signer neon = new Signer("own");
    private final MovableClock clock = new MovableClock(NOW);
    private final AuthKeys keys = new AuthKeys(
            List.of(
                    () -> new AuthKeys.Fetched(Delivery.keys(), ""),
                    () -> new AuthKeys.Fetched(Signer.published(neon), "")),
            clock,
            problem -> {});
    private final DeliveryCheck check = new DeliveryCheck(
            "/webhooks/neon-auth", keys, new Redactor("planted-fingerprint-key".getBytes(StandardCharsets.UTF_8)));

    DeliveryCheckTest() {
        keys.fetch().orElseThrow().join();
    }

    @AfterEach
    void close() {
        keys.close();
    }

    @Test
    void takesWhatNeonSignedAndRefusesWhatItDidNot() {
        List<Delivery> samples = Delivery.samples();
        Map<Integer, Verdict> wanted = new HashMap<>();
        Delivery.flaws().forEach((at, flaw) -> {
            Verdict verdict = flaw.equals("unknown_kid")
                    ? new Verdict.KeyMissing()
                    : new Verdict.Refused(Objects.requireNonNull(BY_FLAW.get(flaw)));
            wanted.put(at, verdict);
        });

        for (int at = 0; at < samples.size(); at++) {
            Verdict verdict = check.of(samples.get(at).received());
            if (wanted.containsKey(at)) {
                assertThat(verdict).as("sample %d", at).isEqualTo(wanted.get(at));
            } else {
                assertThat(verdict).as("sample %d", at).isInstanceOf(Verdict.Genuine.class);
            }
        }
        assertThat(wanted).hasSize(14);
    }

    @ParameterizedTest
    @ValueSource(ints = {-300_001, 300_001})
    void refusesWhatWasSignedMoreThanFiveMinutesBeforeOrAfterNow(int millis) {
        assertThat(check.of(signedAt(millis))).isEqualTo(new Verdict.Refused(Refusal.STALE));
    }

    @ParameterizedTest
    @ValueSource(ints = {-300_000, 0, 300_000})
    void takesWhatWasSignedFiveMinutesBeforeOrAfterNow(int millis) {
        assertThat(check.of(signedAt(millis))).isInstanceOf(Verdict.Genuine.class);
    }

    @ParameterizedTest
    @CsvSource({
        "x-neon-event-id, another, CONTRADICTION",
        "x-neon-event-type, user.created2, CONTRADICTION",
        "x-neon-signature, '', UNSIGNED",
        "x-neon-signature, a.b, BAD_SIGNATURE",
        "x-neon-signature, ...., BAD_SIGNATURE",
        "x-neon-signature-kid, '', BAD_SIGNATURE",
        "x-neon-signature-kid, other, BAD_SIGNATURE",
        "x-neon-timestamp, '', MALFORMED",
        "x-neon-timestamp, -1, MALFORMED",
        "x-neon-timestamp, 9999999999999999, MALFORMED",
        "x-neon-timestamp, 1791774000001, BAD_SIGNATURE"
    })
    void refusesAChangedHeader(String header, String value, Refusal why) {
        Delivery changed = neon.event(NOW, "e1", "user.created", "{}").with(header, value);

        assertThat(check.of(changed.received())).isEqualTo(new Verdict.Refused(why));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{\"event_id\":\"e1\"",
                "{\"event_id\":\"e1\",\"event_type\":\"user.created\"} more",
                "{\"event_id\":\"e1\",\"event_id\":\"e2\",\"event_type\":\"user.created\"}"
            })
    void refusesASignedBodyThatIsNoEvent(String body) {
        assertThat(check.of(neon.signed(NOW, body, "e1", "user.created").received()))
                .isEqualTo(new Verdict.Refused(Refusal.MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\",\"kid\":\"own\"}",
                "{\"alg\":\"HS256\",\"kid\":\"own\"}",
                "{\"alg\":\"EdDSA\",\"alg\":\"EdDSA\",\"kid\":\"own\"}",
                "{\"alg\":\"EdDSA\",\"kid\":\"own\",\"crit\":[\"x\"]}",
                "{\"kid\":\"own\"}",
                "no json"
            })
    void refusesAHeaderOfAnotherKindBeforeItLooksForAKey(String header) {
        Delivery delivery = neon.event(NOW, "e1", "user.created", "{}");
        String signature = Objects.requireNonNull(delivery.headers().get("x-neon-signature"));
        String changed = Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8))
                + signature.substring(signature.indexOf('.'));

        assertThat(check.of(delivery.with("x-neon-signature", changed).received()))
                .isEqualTo(new Verdict.Refused(Refusal.BAD_SIGNATURE));
    }

    private ReceivedRequest signedAt(int millis) {
        Delivery delivery = neon.event(NOW.plus(Duration.ofMillis(millis)), "e1", "user.created", "{}");
        return new Delivery(NOW, delivery.headers(), delivery.body()).received();
    }
}
