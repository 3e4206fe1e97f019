package dev.lapwing.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JsonPostTest {
    private static final String TOKEN = "tok3n";

    private final FakeHook hook = new FakeHook();

    @AfterEach
    void stop() {
        hook.close();
    }

    @Test
    void followsNoRedirect() throws Refused {
        hook.answer(307, Map.of("Location", hook.url("/elsewhere")));

        Answer answer = post(Duration.ofSeconds(10)).send("{}", Map.of());

        assertThat(answer.status()).isEqualTo(307);
        assertThat(hook.requests()).hasSize(1);
    }

    @Test
    void readsNoMoreOfAnEndlessAnswerThanItsBeginning() throws Refused {
        hook.answerEndlessly(500);

        Answer answer = post(Duration.ofSeconds(10)).send("{}", Map.of());

        assertThat(answer.body()).hasSize(16 * 1024);
    }

    @Test
    void givesUpOnASilentServer() {
        hook.staySilent();

        Refused refused = refused(post(Duration.ofMillis(200)));

        assertThat(refused.isPermanent()).isFalse();
        assertThat(refused.maybeTaken()).isTrue();
        assertThat(refused).hasMessage("no answer within 200 ms").hasNoCause();
    }

    @Test
    void givesUpOnAnAnswerThatStopsHalfWay() {
        hook.stallAfterHead(200);

        Refused refused = refused(post(Duration.ofMillis(300)));

        assertThat(refused).hasMessage("no answer within 300 ms");
    }

    @Test
    void saysThatTheConnectionBroke() {
        hook.breakConnection();

        Refused refused = refused(post(Duration.ofSeconds(10)));

        assertThat(refused.isPermanent()).isFalse();
        assertThat(refused.maybeTaken()).isTrue();
        assertThat(refused)
                .hasMessage("the connection broke before an answer came")
                .hasNoCause();
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        int port = unused();

        Refused refused = refused(to("http://127.0.0.1:" + port + "/" + TOKEN, Duration.ofSeconds(10)));

        assertThat(refused.isPermanent()).isFalse();
        assertThat(refused.maybeTaken()).isFalse();
        assertThat(refused).hasMessage("no connection").hasNoCause();
    }

    @Test
    void saysNothingOfTheAddressWhenTheOtherSideSpeaksNoTls() {
        String safe = hook.url("/" + TOKEN).replace("http:", "https:");

        Refused refused = refused(to(safe, Duration.ofMillis(500)));

        assertThat(refused.isPermanent()).isFalse();
        assertThat(refused.getMessage()).doesNotContain(TOKEN, "localhost");
    }

    @Test
    void stopsWhenInterruptedAndStaysInterrupted() {
        hook.staySilent();
        JsonPost post = post(Duration.ofSeconds(10));
        Thread.currentThread().interrupt();

        Refused refused = refused(post);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(refused.isPermanent()).isFalse();
    }

    private JsonPost post(Duration patience) {
        return to(hook.url("/" + TOKEN), patience);
    }

    private static JsonPost to(String url, Duration patience) {
        return new JsonPost(URI.create(url), Clock.systemUTC(), patience);
    }

    private static Refused refused(JsonPost post) {
        Refused refused = catchThrowableOfType(Refused.class, () -> post.send("{}", Map.of()));
        assertThat(refused).isNotNull();
        return refused;
    }

    private static int unused() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
