package dev.lapwing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.lapwing.embedded.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthServerTest {
    private static final String LOCAL = "127.0.0.1";
    private static final Duration A_LONG_TIME = Duration.ofHours(1);

    @Test
    void answersHealthyWithItsChecksInOrder() {
        var details = new LinkedHashMap<String, String>();
        details.put("threads", "2 of 2");
        details.put("lag", "17");
        try (var server = HealthServer.start(LOCAL, 0, () -> new Health(true, "RUNNING", details))) {
            var answer = HealthProbe.ask(LOCAL, server.port());

            assertThat(answer)
                    .isEqualTo(
                            new HealthProbe.Answer(
                                    HealthProbe.Outcome.HEALTHY,
                                    "{\"status\":\"healthy\",\"state\":\"RUNNING\",\"checks\":{\"threads\":\"2 of 2\",\"lag\":\"17\"}}"));
        }
    }

    @Test
    void answersUnhealthyWithExitCodeOne() {
        try (var server = HealthServer.start(LOCAL, 0, () -> new Health(false, "ERROR", Map.of()))) {
            var answer = HealthProbe.ask(LOCAL, server.port());

            assertThat(answer.outcome()).isEqualTo(HealthProbe.Outcome.UNHEALTHY);
            assertThat(answer.outcome().exitCode()).isEqualTo(1);
        }
    }

    @Test
    void isUnhealthyWhenTheQuestionItselfFails() {
        try (var server = HealthServer.start(LOCAL, 0, () -> {
            throw new IllegalStateException("closed");
        })) {
            var answer = HealthProbe.ask(LOCAL, server.port());

            assertThat(answer.text())
                    .isEqualTo(
                            "{\"status\":\"unhealthy\",\"state\":\"UNKNOWN\",\"checks\":{\"error\":\"IllegalStateException\"}}");
        }
    }

    @Test
    void saysThatNothingAnswersWhereNoJobRuns() throws Exception {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        var answer = HealthProbe.ask(LOCAL, free);

        assertThat(answer)
                .isEqualTo(new HealthProbe.Answer(
                        HealthProbe.Outcome.UNREACHABLE,
                        "No running Lapwing was found at 127.0.0.1:" + free + ": nothing answers there."));
    }

    @Test
    void takesNoOtherServerForAJobThatIsWell() throws Exception {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("ok".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        other.start();
        int port = other.getAddress().getPort();
        try {
            assertThat(HealthProbe.ask(LOCAL, port))
                    .isEqualTo(new HealthProbe.Answer(
                            HealthProbe.Outcome.UNREACHABLE,
                            "No running Lapwing was found at 127.0.0.1:" + port
                                    + ": something else answers there, with 200."));
        } finally {
            other.stop(0);
        }
    }

    @Test
    void answersWhileOthersHaveSentHalfARequest() throws Exception {
        List<Socket> halves = new ArrayList<>();
        try (var server = HealthServer.start(LOCAL, 0, () -> new Health(true, "RUNNING", Map.of()))) {
            for (int i = 0; i < HealthServer.AT_ONCE / 2; i++) {
                halves.add(half(server.port()));
            }

            assertThat(HealthProbe.ask(LOCAL, server.port()).outcome()).isEqualTo(HealthProbe.Outcome.HEALTHY);
        } finally {
            for (Socket half : halves) {
                half.close();
            }
        }
    }

    @Test
    void cutsOffARequestThatIsNeverSentWhole() throws Exception {
        try (var server = HealthServer.start(
                        LOCAL, 0, () -> new Health(true, "RUNNING", Map.of()), Duration.ofMillis(50));
                Socket half = half(server.port())) {
            assertThat(half.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void closesAtOnceWhatComesBeyondSoManyAtOnce() throws Exception {
        List<Socket> halves = new ArrayList<>();
        try (var server = HealthServer.start(LOCAL, 0, () -> new Health(true, "RUNNING", Map.of()), A_LONG_TIME)) {
            for (int i = 0; i < HealthServer.AT_ONCE; i++) {
                halves.add(half(server.port()));
            }
            try (Socket oneMore = half(server.port())) {
                assertThat(oneMore.getInputStream().read()).isEqualTo(-1);
            }
        } finally {
            for (Socket half : halves) {
                half.close();
            }
        }
    }

    @Test
    void tellsAJobThatHangsFromNoJob() throws Exception {
        try (var hanging = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var answer = HealthProbe.ask(LOCAL, hanging.getLocalPort(), Duration.ofSeconds(1));

            assertThat(answer)
                    .isEqualTo(new HealthProbe.Answer(
                            HealthProbe.Outcome.SILENT,
                            "Something listens at 127.0.0.1:" + hanging.getLocalPort()
                                    + " and does not answer within 1 seconds. Where it is the job, it hangs."));
            assertThat(answer.outcome().exitCode()).isEqualTo(1);
        }
    }

    private static Socket half(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write("GET /hea".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void servesNothingElse() throws Exception {
        try (var server = HealthServer.start(LOCAL, 0, () -> new Health(true, "RUNNING", Map.of()))) {
            URI root = URI.create("http://127.0.0.1:" + server.port());

            assertThat(status(HttpRequest.newBuilder(root.resolve("/other")).build()))
                    .isEqualTo(404);
            assertThat(status(HttpRequest.newBuilder(root.resolve("/health"))
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build()))
                    .isEqualTo(405);
        }
    }

    @Test
    void saysInOneSentenceThatThePortIsInUse() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> HealthServer.start(
                            LOCAL, taken.getLocalPort(), () -> new Health(true, "RUNNING", Map.of())))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage(
                            "The health page cannot listen on 127.0.0.1:%d: Address already in use.",
                            taken.getLocalPort());
        }
    }

    private static int status(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
