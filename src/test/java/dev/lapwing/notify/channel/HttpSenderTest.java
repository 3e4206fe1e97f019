package dev.lapwing.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lapwing.notify.webhook.FakeHook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpSenderTest {
    private static final String TOKEN = "tok3n";

    private final FakeHook hook = new FakeHook();

    @AfterEach
    void stop() {
        hook.close();
    }

    @Test
    void saysWhoCallsAndWithWhat() throws DeliveryRefused {
        send(hook.url("/"), Duration.ofSeconds(10));

        FakeHook.Request request = hook.requests().get(0);
        assertThat(request.header("User-Agent")).isEqualTo("Lapwing/0.1.0");
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void followsNoRedirect() throws DeliveryRefused {
        hook.answer(307, Map.of("Location", hook.url("/elsewhere")));

        HttpAnswer answer = send(hook.url("/"), Duration.ofSeconds(10));

        assertThat(answer.status()).isEqualTo(307);
        assertThat(hook.requests()).hasSize(1);
    }

    @Test
    void readsNoMoreOfAnEndlessAnswerThanItsBeginning() throws DeliveryRefused {
        hook.answerEndlessly(500);

        HttpAnswer answer = send(hook.url("/"), Duration.ofSeconds(60));

        assertThat(answer.body()).hasSize(HttpSender.MOST);
    }

    @Test
    void givesUpOnASilentServer() {
        hook.staySilent();

        DeliveryRefused refused = refused(Duration.ofMillis(300));

        assertThat(refused.isPermanent()).isFalse();
        assertThat(refused.maybeTaken()).isTrue();
        assertThat(refused).hasMessage("the hook did not answer within 300 ms").hasNoCause();
    }

    @Test
    void givesUpOnAnAnswerThatStopsHalfWay() {
        hook.stallAfterHead(200);

        assertThat(refused(Duration.ofMillis(300))).hasMessage("the hook did not answer within 300 ms");
    }

    @Test
    void saysThatTheConnectionBroke() {
        hook.breakConnection();

        DeliveryRefused refused = refused(Duration.ofSeconds(10));

        assertThat(refused.isPermanent()).isFalse();
        assertThat(refused.maybeTaken()).isTrue();
        assertThat(refused)
                .hasMessage("the connection to the hook broke before an answer came")
                .hasNoCause();
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        DeliveryRefused refused = refused("http://127.0.0.1:" + unused() + "/" + TOKEN, Duration.ofSeconds(10));

        assertThat(refused.isPermanent()).isFalse();
        assertThat(refused.maybeTaken()).isFalse();
        assertThat(refused).hasMessage("the hook was not reached").hasNoCause();
    }

    @Test
    void saysNothingOfTheAddressWhenTheOtherSideSpeaksNoTls() {
        DeliveryRefused refused = refused(hook.url("/" + TOKEN).replace("http:", "https:"), Duration.ofMillis(500));

        assertThat(refused.isPermanent()).isFalse();
        assertThat(refused.getMessage()).doesNotContain(TOKEN, "localhost");
    }

    @Test
    void stopsWhenInterruptedAndStaysInterrupted() {
        hook.staySilent();
        Thread.currentThread().interrupt();

        DeliveryRefused refused = refused(Duration.ofSeconds(10));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(refused.isPermanent()).isFalse();
    }

    private static HttpAnswer send(String url, Duration patience) throws DeliveryRefused {
        HttpSender outbound = new HttpSender("0.1.0", Clock.systemUTC(), patience);
        return outbound.send(HttpSender.json(URI.create(url), "{}"), "the hook");
    }

    private DeliveryRefused refused(Duration patience) {
        return refused(hook.url("/" + TOKEN), patience);
    }

    private static DeliveryRefused refused(String url, Duration patience) {
        DeliveryRefused refused = catchThrowableOfType(DeliveryRefused.class, () -> send(url, patience));
        assertThat(refused).isNotNull();
        return refused;
    }

    private static int unused() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
