package dev.lapwing.notify.webhook;

import static dev.lapwing.notify.message.DullAlert.dull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lapwing.notify.channel.Batch;
import dev.lapwing.notify.channel.DeliveryRefused;
import dev.lapwing.notify.channel.HttpSender;
import dev.lapwing.notify.message.Notification;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.webhook.FakeHook.Request;
import dev.lapwing.redact.Secret;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {
    private static final String TOKEN = "t0ken-in-path";
    private static final String SECRET = "a secr\u00e9t of enough length";
    private static final Instant NOW = Instant.parse("2026-11-22T10:20:00.900Z");

    private final FakeHook hook = new FakeHook();
    private final Webhook channel = new Webhook(
            "hook",
            new Secret(hook.url("/" + TOKEN)),
            new Secret(SECRET),
            new HttpSender("0.1.0", Clock.fixed(NOW, ZoneOffset.UTC)));

    @AfterEach
    void stop() {
        hook.close();
    }

    @Test
    void postsJsonAndSaysWhoSendsIt() throws DeliveryRefused {
        channel.tell(dull().told(NotificationStep.OPEN));

        Request request = hook.requests().get(0);
        assertThat(request.path()).isEqualTo("/" + TOKEN);
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
        assertThat(request.header("User-Agent")).isEqualTo("Lapwing/0.1.0");
        assertThat(request.header("Idempotency-Key")).isEqualTo(dull().id() + ":1:open");
    }

    @Test
    void signsTheTimeAndTheBodySoThatTheReceiverCanCheck() throws Exception {
        channel.tell(dull().saying("Zo\u00eb \ud83d\ude00").told(NotificationStep.OPEN));

        Request request = hook.requests().get(0);
        assertThat(request.header("Lapwing-Timestamp")).isEqualTo("1795342800");
        assertThat(request.header("Lapwing-Signature"))
                .isEqualTo("v1=" + hmac(request.header("Lapwing-Timestamp") + "." + request.body()));
    }

    @Test
    void givesWhatIsSentAgainTheSameKey() throws DeliveryRefused {
        hook.answer(503);
        refused();

        channel.tell(dull().told(NotificationStep.OPEN));

        assertThat(hook.requests())
                .extracting(request -> request.header("Idempotency-Key"))
                .containsExactly(dull().id() + ":1:open", dull().id() + ":1:open");
    }

    @Test
    void givesEveryStepOfAnAlertAKeyOfItsOwn() throws DeliveryRefused {
        channel.tell(dull().closed("ended").told(NotificationStep.END));

        channel.tell(dull().closed("ended").resolvedBy("kim", "blocked"));

        assertThat(hook.requests())
                .extracting(request -> request.header("Idempotency-Key"))
                .containsExactly(dull().id() + ":3:end", dull().id() + ":3:resolve");
    }

    @Test
    void putsNoLineBreakOfAnIdIntoAHeader() throws DeliveryRefused {
        channel.tell(dull().named("a\r\nX-Evil: 1").told(NotificationStep.OPEN));

        Request request = hook.requests().get(0);
        assertThat(request.header("Idempotency-Key")).matches("[0-9a-f]{64}:1:open");
        assertThat(request.header("X-Evil")).isEmpty();
    }

    @Test
    void tellsTheResolveOfAnAlertThatABatchTold() throws DeliveryRefused {
        channel.tell(new Notification(NotificationStep.RESOLVE, dull().view(), "", Optional.empty(), Optional.empty()));

        assertThat(hook.requests()).hasSize(1);
    }

    @Test
    void postsABatchUnderAKeyOfItsOwn() throws DeliveryRefused {
        channel.batch(new Batch("Too many.", List.of(dull().view())));

        assertThat(hook.requests().get(0).header("Idempotency-Key")).matches("digest-[0-9a-f]{64}");
    }

    @Test
    void postsANoteUnderAKeyOfItsOwn() throws DeliveryRefused {
        channel.note("All is well.");

        assertThat(hook.requests().get(0).header("Idempotency-Key")).matches("note-[0-9a-f]{64}");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void isContentWith(int status) throws DeliveryRefused {
        hook.answer(status);

        assertThat(channel.tell(dull().told(NotificationStep.OPEN))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 308, 400, 401, 403, 404, 405, 410, 413, 422})
    void isRefusedForGoodWith(int status) {
        hook.answer(status);

        DeliveryRefused refused = refused();

        assertThat(refused.isPermanent()).isTrue();
        assertThat(refused).hasMessage("the webhook answered " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 303, 307, 408, 425, 429, 500, 502, 503, 504, 599})
    void isToBeTriedAgainAfter(int status) {
        hook.answer(status);

        DeliveryRefused refused = refused();

        assertThat(refused.isPermanent()).isFalse();
        assertThat(refused.after()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 500, 502, 503, 504})
    void mayHaveBeenTakenWhereTheReceiverFailedAtWork(int status) {
        hook.answer(status);

        assertThat(refused().maybeTaken()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 503})
    void wasNotTakenWhereTheReceiverSaysThatItDidNotBegin(int status) {
        hook.answer(status, Map.of("Retry-After", "5"));

        assertThat(refused().maybeTaken()).isFalse();
    }

    @Test
    void waitsSoManySeconds() {
        hook.answer(429, Map.of("Retry-After", "120"));

        assertThat(refused().after()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void waitsUntilADate() {
        hook.answer(503, Map.of("Retry-After", "Sun, 22 Nov 2026 10:21:00 GMT"));

        assertThat(refused().after()).isEqualTo(Duration.ofMillis(59_100));
    }

    @Test
    void isToBeTriedAgainWhenTheConnectionBreaks() {
        hook.breakConnection();

        assertThat(refused().isPermanent()).isFalse();
    }

    @Test
    void wantsASecretThatNobodyGuesses() {
        var outbound = new HttpSender("0.1.0", Clock.systemUTC());

        assertThatThrownBy(
                        () -> new Webhook("hook", new Secret(hook.url("/")), new Secret("fifteen letters"), outbound))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The secret must have at least 16 characters.");
    }

    @Test
    void showsItsAddressAndItsSecretNowhere() {
        hook.answer(401, Map.of("X-Echo", TOKEN));

        assertThat(channel + " " + refused()).doesNotContain(TOKEN, SECRET, "localhost");
    }

    private DeliveryRefused refused() {
        DeliveryRefused refused =
                catchThrowableOfType(DeliveryRefused.class, () -> channel.tell(dull().told(NotificationStep.OPEN)));
        assertThat(refused).isNotNull();
        return refused;
    }

    private static String hmac(String signed) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "%064x".formatted(new BigInteger(1, mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
    }
}
