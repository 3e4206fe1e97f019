package dev.lapwing.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.connect.pocketbase.log.FakePocketBase;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.management.ObjectName;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PocketBaseSourceTaskTest {
    private final FakePocketBase server = new FakePocketBase();
    private final StoredOffsets offsets = new StoredOffsets();
    private PocketBaseSourceTask task = new PocketBaseSourceTask();

    @AfterEach
    void stop() {
        task.stop();
        server.close();
    }

    @Test
    void readsTheLogOverTheApiAndGoesOnWhereItWas() throws Exception {
        server.add(3);
        start(Configs.api("url", server.url(), "token", server.token(), "probe.interval.ms", "0"));
        List<SourceRecord> before = polled(3);
        restart();
        server.add(2);
        List<SourceRecord> after = polled(2);

        assertThat(Sent.rows(before)).containsExactly("row0", "row1", "row2");
        assertThat(Sent.rows(after)).containsExactly("row3", "row4");
    }

    @Test
    void sendsItsOwnProbeAsARowAndTellsThatItCame() throws Exception {
        start(Configs.api("url", server.url(), "token", server.token(), "poll.interval.ms", "500"));

        List<SourceRecord> records = polled(1);

        assertThat(Sent.rows(records)).containsExactly("health0");
        assertThat(Sent.envelopes(records))
                .anySatisfy(envelope ->
                        assertThat(envelope.at("/probes/0/seen").asBoolean()).isTrue());
    }

    @Test
    void showsWhatItDoesByJmxWhileItRuns() throws Exception {
        server.add(3);
        ObjectName name = new ObjectName("dev.lapwing:type=pocketbase-source,source=shop");
        start(Configs.api("url", server.url(), "token", server.token(), "probe.interval.ms", "0"));
        polled(3);

        assertThat(attribute(name, "RowsRead")).isEqualTo(3L);
        assertThat(attribute(name, "RowsSent")).isEqualTo(3L);
        assertThat(attribute(name, "ServerVersion")).isEqualTo("0.38 to 0.39");
        assertThat(attribute(name, "LastSuccess")).asString().isNotEmpty();
        task.stop();
        assertThat(ManagementFactory.getPlatformMBeanServer().isRegistered(name))
                .isFalse();
    }

    @Test
    void failsWithASentenceAfterAnEnvelopeThatTellsIt() throws Exception {
        start(Configs.api("url", server.url(), "token", "", "identity", "a@b.c", "password", "planted-password1"));

        JsonNode envelope = Sent.envelopes(polledOnce()).get(0);

        assertThat(envelope.get("status").asInt()).isEqualTo(400);
        assertThat(envelope.toString()).doesNotContain("planted");
        assertThatThrownBy(() -> task.poll())
                .isInstanceOf(ConnectException.class)
                .hasMessage("PocketBase refuses the login: identity or password is wrong");
    }

    @Test
    void endsAPollThatWaitsForAnAnswerWhenItIsStopped() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            start(Configs.api("url", "http://127.0.0.1:" + silent.getLocalPort(), "request.timeout.ms", "600000"));
            CompletableFuture<Boolean> poll = CompletableFuture.supplyAsync(this::polledNothing);
            silent.accept();
            task.stop();

            assertThat(poll.get()).isTrue();
        }
    }

    @Test
    void refusesAConfigurationWithoutShowingItsSecrets() {
        assertThatThrownBy(() -> start(Configs.api("identity", "a@b.c")))
                .isInstanceOf(ConnectException.class)
                .hasMessage("identity is of no use beside token: set either token, or identity and password")
                .hasMessageNotContaining("planted");
    }

    @Test
    void refusesAnOffsetOfAnotherFormat() {
        offsets.stored = Map.of("v", 2L);

        assertThatThrownBy(() -> start(Configs.api())).hasMessageContaining("reset the connector's offsets");
    }

    private Object attribute(ObjectName name, String attribute) throws Exception {
        return ManagementFactory.getPlatformMBeanServer().getAttribute(name, attribute);
    }

    private boolean polledNothing() {
        try {
            return task.poll() == null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void start(Map<String, String> config) {
        task.initialize(offsets);
        offsets.config = config;
        task.start(config);
    }

    private void restart() {
        task.stop();
        task = new PocketBaseSourceTask();
        start(offsets.config);
    }

    /** The next records, whenever they come. */
    private List<SourceRecord> polledOnce() throws InterruptedException {
        List<SourceRecord> records = null;
        while (records == null) {
            records = task.poll();
        }
        offsets.stored = Sent.offset(records.get(records.size() - 1));
        return records;
    }

    /** Records until so many rows were among them. */
    private List<SourceRecord> polled(int rows) throws InterruptedException {
        List<SourceRecord> all = new ArrayList<>();
        while (Sent.rows(all).size() < rows) {
            all.addAll(polledOnce());
        }
        return all;
    }
}
