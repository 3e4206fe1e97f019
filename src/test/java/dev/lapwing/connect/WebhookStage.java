package dev.lapwing.connect;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.Waiting;
import dev.lapwing.connect.neon.webhook.Delivery;
import dev.lapwing.connect.neon.webhook.KeyServer;
import dev.lapwing.connect.neon.webhook.Signer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;

/** A receiver of webhooks, what it sends, and a Neon Auth that signs. */
abstract class WebhookStage {
    static final Instant NOW = Instant.parse("2026-10-12T03:00:00Z");
    static final ObjectMapper JSON = new ObjectMapper();
    static final String ALLOWED = "200 {\"allowed\":true}";
    static final Duration NEVER_GIVEN_UP = Duration.ofHours(1);

    final HttpClient client = HttpClient.newHttpClient();
    final Signer neon = new Signer("first");
    final KeyServer keys = new KeyServer(Signer.published(neon));
    final MovableClock clock = new MovableClock(NOW);
    final StoredOffsets offsets = new StoredOffsets();
    final List<SourceRecord> records = new ArrayList<>();
    NeonWebhookTask task = new NeonWebhookTask(clock, NEVER_GIVEN_UP);

    @AfterEach
    void stop() {
        task.stop();
        keys.close();
    }

    void start(Duration patience, String... changes) {
        task = new NeonWebhookTask(clock, patience);
        task.initialize(offsets);
        Map<String, String> config = Configs.webhooks(keys.url(), changes);
        offsets.config = config;
        task.start(config);
    }

    /** Until the keys are there: an answer with little patience would not wait for them. */
    void startWithKeys(Duration patience, String... changes) throws InterruptedException {
        start(patience, changes);
        Waiting.until("the first progress", keys.asked::get, () -> {
            poll();
            return !Sent.progress(records).isEmpty();
        });
        records.clear();
    }

    CompletableFuture<String> send(Delivery delivery) {
        return client.sendAsync(delivery.request(task.port()), HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> answer.statusCode() + " " + answer.body());
    }

    int status(String method, String path) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + task.port() + path))
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    void poll() throws InterruptedException {
        List<SourceRecord> batch = task.poll();
        if (batch != null) {
            records.addAll(batch);
        }
    }

    List<String> texts(int count) throws InterruptedException {
        return lines(count).stream().map(Sent::text).toList();
    }

    /** What was sent beside progress, once there is so much. */
    List<SourceRecord> lines(int count) throws InterruptedException {
        Waiting.until("records", records::size, () -> {
            poll();
            return events().size() >= count;
        });
        return events();
    }

    List<SourceRecord> events() {
        return records.stream()
                .filter(each -> !Sent.text(each).startsWith("{\"lapwing\":"))
                .toList();
    }
}
