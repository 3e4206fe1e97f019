package dev.lapwing.connect.neon.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lapwing.connect.neon.webhook.http.ReceivedRequest.Flaw;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpListenerTest {
    private static final int MOST = 1000;
    private static final Duration LONG = Duration.ofMinutes(10);

    private final BlockingQueue<ReceivedRequest> heard = new ArrayBlockingQueue<>(1000);
    private final List<Socket> callers = new ArrayList<>();
    private HttpListener listener = start(LONG);

    @AfterEach
    void close() throws IOException {
        for (Socket caller : callers) {
            caller.close();
        }
        listener.close();
    }

    @Test
    void hearsARequestWithItsHeadersAndItsBody() throws Exception {
        String answer = ask(
                "POST /a/b?token=x HTTP/1.1\r\nHost: x\r\nX-Neon-A:  1 \r\nX-Neon-A: 2\r\nContent-Length: 3\r\n\r\nabc");
        ReceivedRequest request = heard.take();

        assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n{}");
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/a/b");
        assertThat(request.header("x-neon-a")).contains("1");
        assertThat(request.repeated()).containsExactly("x-neon-a");
        assertThat(request.body()).isEqualTo("abc");
        assertThat(request.remote()).isEqualTo("127.0.0.1");
        assertThat(request.flaw()).isEqualTo(Flaw.NONE);
    }

    @Test
    void hearsABodyInChunks() throws Exception {
        ask(
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n");

        assertThat(heard.take().body()).isEqualTo("abc0123456789");
    }

    @Test
    void asksForABodyThatWaitsToBeAskedFor() throws Exception {
        Socket caller = call();
        write(caller, "POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
        byte[] first = caller.getInputStream().readNBytes("HTTP/1.1 100 Continue\r\n\r\n".length());
        write(caller, "ok");

        assertThat(new String(first, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
        assertThat(rest(caller)).startsWith("HTTP/1.1 200 OK\r\n");
        assertThat(heard.take().body()).isEqualTo("ok");
    }

    @Test
    void takesTheLongestBodyAndDropsALongerOne() throws Exception {
        ask("POST / HTTP/1.1\r\nContent-Length: 1000\r\n\r\n" + "x".repeat(MOST));
        String answer = ask("POST / HTTP/1.1\r\nContent-Length: 1001\r\n\r\n" + "x".repeat(MOST + 1));
        ask("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n" + "x".repeat(MOST + 1) + "\r\n0\r\n\r\n");

        assertThat(heard.take().body()).hasSize(MOST);
        assertThat(heard.take())
                .extracting(ReceivedRequest::flaw, ReceivedRequest::body)
                .containsExactly(Flaw.TOO_LARGE, "");
        assertThat(heard.take().flaw()).isEqualTo(Flaw.TOO_LARGE);
        assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n");
    }

    @Test
    void stopsReadingABodyWithoutEnd() throws Exception {
        Socket caller = call();
        write(caller, "POST / HTTP/1.1\r\nContent-Length: 999999999999\r\n\r\n");
        String part = "x".repeat(1 << 20);
        for (int i = 0; i < 5; i++) {
            write(caller, part);
        }

        assertThat(heard.take().flaw()).isEqualTo(Flaw.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
                "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc",
                "Transfer-Encoding: gzip\r\n\r\nabc",
                "Content-Length: -3\r\n\r\nabc",
                "Content-Length: 9999999999999\r\n\r\nabc",
                "Transfer-Encoding: chunked\r\n\r\nxyz\r\nabc",
                "Transfer-Encoding: chunked\r\n\r\n-5\r\nabc",
                "Transfer-Encoding: chunked\r\n\r\n\r\nabc"
            })
    void knowsABodyOfWhichNobodyCanTellHowLongItIs(String rest) throws Exception {
        ask("POST / HTTP/1.1\r\n" + rest);

        assertThat(heard.take().flaw()).isEqualTo(Flaw.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "POST / HTTP/1.1\r\nno header\r\n\r\n",
                "POST / HTTP/1.1\r\nName : x\r\n\r\n",
                "POST / HTTP/1.1\r\na: b\r\n folded\r\n\r\n",
                "\u0016\u0003\u0001 hello in TLS\r\n\r\n"
            })
    void hangsUpOnWhatIsNoRequest(String text) throws Exception {
        assertThat(ask(text)).isEmpty();
        assertThat(heard).isEmpty();
    }

    @Test
    void hangsUpOnAHeadThatIsTooLong() throws Exception {
        Socket caller = call();
        write(caller, "POST / HTTP/1.1\r\na: " + "x".repeat(RequestHead.MOST_BYTES));

        assertThat(ended(caller)).isTrue();
    }

    @Test
    void hangsUpOnWhoeverSendsNoWholeHeadInTime() throws Exception {
        listener.close();
        listener = start(Duration.ofMillis(50));
        Socket caller = call();
        write(caller, "POST / HTTP/1.1\r\n");

        assertThat(ended(caller)).isTrue();
    }

    @Test
    void knowsABodyThatDidNotComeInTime() throws Exception {
        listener.close();
        listener = start(Duration.ofMillis(50));

        String answer = ask("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nab");

        assertThat(heard.take())
                .extracting(ReceivedRequest::flaw, ReceivedRequest::body)
                .containsExactly(Flaw.CUT_OFF, "");
        assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n");
    }

    @Test
    void letsSlowCallersKeepNobodyOut() throws Exception {
        for (int i = 0; i < 3 * HttpListener.AT_ONCE; i++) {
            write(call(), "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\na");
        }

        String answer = ask("POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\nok");

        assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n");
        assertThat(ended(callers.get(0))).isTrue();
    }

    @Test
    void leavesThePortWhenItIsClosed() throws Exception {
        int port = listener.port();
        call();
        listener.close();

        try (ServerSocket next = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(next.getLocalPort()).isEqualTo(port);
        }
    }

    @Test
    void doesNotBeginWhereThePortIsTaken() {
        assertThatThrownBy(() -> HttpListener.start(
                        "127.0.0.1",
                        listener.port(),
                        new HttpListener.Limits(LONG, MOST),
                        Clock.systemUTC(),
                        (request, reply) -> {}))
                .isInstanceOf(IOException.class);
    }

    private HttpListener start(Duration patience) {
        try {
            return HttpListener.start(
                    "127.0.0.1", 0, new HttpListener.Limits(patience, MOST), Clock.systemUTC(), (request, reply) -> {
                        heard.add(request);
                        reply.give(200, "{}");
                        reply.give(503, "{\"twice\":true}");
                    });
        } catch (IOException e) {
            throw new AssertionError("a free port", e);
        }
    }

    private String ask(String request) throws IOException {
        Socket caller = call();
        write(caller, request);
        return rest(caller);
    }

    private Socket call() throws IOException {
        Socket caller = new Socket(InetAddress.getLoopbackAddress(), listener.port());
        callers.add(caller);
        return caller;
    }

    private static void write(Socket caller, String text) {
        try {
            caller.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            // Hung up on meanwhile, which is what the test looks for.
        }
    }

    private static String rest(Socket caller) {
        try {
            return new String(caller.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return "";
        }
    }

    private static boolean ended(Socket caller) {
        return rest(caller).isEmpty();
    }
}
