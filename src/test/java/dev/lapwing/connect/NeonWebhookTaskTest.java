package dev.lapwing.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.Waiting;
import dev.lapwing.connect.neon.webhook.Delivery;
import dev.lapwing.connect.neon.webhook.KeyServer;
import dev.lapwing.connect.neon.webhook.Signer;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeonWebhookTaskTest {
    private static final Instant NOW = Instant.parse("2026-10-12T03:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALLOWED = "200 {\"allowed\":true}";
    private static final Duration NEVER_GIVEN_UP = Duration.ofHours(1);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Signer neon = new Signer("first");
    private final KeyServer keys = new KeyServer(Signer.published(neon));
    private final MovableClock clock = new MovableClock(NOW);
    private final StoredOffsets offsets = new StoredOffsets();
    private final List<SourceRecord> records = new ArrayList<>();
    private NeonWebhookTask task = new NeonWebhookTask(clock, NEVER_GIVEN_UP);

    @AfterEach
    void stop() {
        task.stop();
        keys.close();
    }

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

    private void start(Duration patience, String... changes) {
        task = new NeonWebhookTask(clock, patience);
        task.initialize(offsets);
        Map<String, String> config = Configs.webhooks(keys.url(), changes);
        offsets.config = config;
        task.start(config);
    }

    /** Until the keys are there: an answer with little patience would not wait for them. */
    private void startWithKeys(Duration patience, String... changes) throws InterruptedException {
        start(patience, changes);
        Waiting.until("the first progress", keys.asked::get, () -> {
            poll();
            return !Sent.progress(records).isEmpty();
        });
        records.clear();
    }

    private CompletableFuture<String> send(Delivery delivery) {
        return client.sendAsync(delivery.request(task.port()), HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> answer.statusCode() + " " + answer.body());
    }

    private int status(String method, String path) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + task.port() + path))
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private void poll() throws InterruptedException {
        List<SourceRecord> batch = task.poll();
        if (batch != null) {
            records.addAll(batch);
        }
    }

    private List<String> texts(int count) throws InterruptedException {
        return lines(count).stream().map(Sent::text).toList();
    }

    /** What was sent beside progress, once there is so much. */
    private List<SourceRecord> lines(int count) throws InterruptedException {
        Waiting.until("records", records::size, () -> {
            poll();
            return events().size() >= count;
        });
        return events();
    }

    private List<SourceRecord> events() {
        return records.stream()
                .filter(each -> !Sent.text(each).startsWith("{\"lapwing\":"))
                .toList();
    }
}
