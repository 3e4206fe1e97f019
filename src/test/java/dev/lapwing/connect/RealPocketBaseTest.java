package dev.lapwing.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.pocketbase.RealPocketBase;
import dev.lapwing.pocketbase.WithPocketBase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connector against a PocketBase of one's own: {@code -Dlapwing.pocketbase=/path/to/pocketbase}. */
@Tag("process")
@WithPocketBase
class RealPocketBaseTest {
    private static final String JWT = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."
            + "eyJjb2xsZWN0aW9uSWQiOiJwYmNfMzE0MjYzNTgyMyIsImV4cCI6MTc4NzIxNzk2NSwiaWQiOiJzMXUycDNlNHI1dTZzN3IiLCJ0eXBlIjoiZmlsZSJ9";
    private static final String SIGNATURE = "c2lnbmF0dXJlLW9mLXRoZS10b2tlbi1wbGFudGVk";

    private final StoredOffsets offsets = new StoredOffsets();
    private PocketBaseSourceTask task = new PocketBaseSourceTask();

    @TempDir
    private Path folder;

    private RealPocketBase server;

    @BeforeEach
    void serve() throws Exception {
        server = RealPocketBase.start(folder);
    }

    @AfterEach
    void stop() {
        task.stop();
        server.close();
    }

    @Test
    void shipsARequestAndItsOwnProbeWithoutTheSecretInTheUrl() throws Exception {
        start(config());
        server.guest("GET", "/api/collections/users/records?token=" + JWT + "." + SIGNATURE, "");

        List<SourceRecord> records = polledUntil(all -> texts(all).stream().anyMatch(text -> text.contains(JWT))
                && Sent.envelopes(all).stream()
                        .anyMatch(it -> it.at("/probes/0/seen").asBoolean()));

        assertThat(texts(records)).noneMatch(text -> text.contains(SIGNATURE));
        assertThat(texts(records)).anyMatch(text -> text.contains("/api/collections/_superusers/auth-with-password"));
        JsonNode first = Sent.envelopes(records).get(0);
        assertThat(first.get("status").asInt()).isEqualTo(200);
        assertThat(first.get("server").asText()).isIn("0.40 or newer", "0.38 to 0.39");
        assertThat(first.at("/logs/maxDays").asInt()).isEqualTo(5);
        assertThat(first.at("/collections").size()).isGreaterThan(4);
        assertThat(first.at("/health").asInt()).isEqualTo(200);
    }

    @Test
    void shipsManyRowsOnceAndInTheirOrderAcrossARestart() throws Exception {
        request(1_300);
        start(config());
        List<SourceRecord> records = polledUntil(all -> asked(all).size() >= 1_300);
        task.stop();
        request(50);
        task = new PocketBaseSourceTask();
        start(config());
        records.addAll(polledUntil(all -> asked(all).size() >= 50));

        assertThat(Sent.rows(records)).doesNotHaveDuplicates();
        assertThat(asked(records)).hasSize(1_350);
    }

    @Test
    void saysWhatIsWrongWithALogin() throws Exception {
        Map<String, String> config = config();
        config.put("password", "planted-wrong-secret1");
        start(config);
        polledUntil(all -> !all.isEmpty());

        assertThatThrownBy(() -> task.poll())
                .isInstanceOf(ConnectException.class)
                .hasMessage("PocketBase refuses the login: identity or password is wrong");
    }

    @Test
    void saysThatATokenIsNotAccepted() throws Exception {
        start(Configs.api("url", server.url(), "token", JWT + "." + SIGNATURE));
        polledUntil(all -> !all.isEmpty());

        assertThatThrownBy(() -> task.poll()).hasMessageStartingWith("PocketBase does not accept the token");
    }

    private Map<String, String> config() {
        return Configs.api(
                "url",
                server.url(),
                "token",
                "",
                "identity",
                RealPocketBase.EMAIL,
                "password",
                RealPocketBase.PASSWORD,
                "poll.interval.ms",
                "500");
    }

    private void start(Map<String, String> config) {
        task.initialize(offsets);
        task.start(config);
    }

    private void request(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            server.guest("GET", "/api/health?asked=" + i, "");
        }
    }

    private List<SourceRecord> polledUntil(Predicate<List<SourceRecord>> enough) throws InterruptedException {
        List<SourceRecord> all = new ArrayList<>();
        while (!enough.test(all)) {
            List<SourceRecord> records = task.poll();
            if (records != null) {
                all.addAll(records);
                offsets.stored = Sent.offset(records.get(records.size() - 1));
            }
        }
        return all;
    }

    private static List<String> asked(List<SourceRecord> records) {
        return texts(records).stream().filter(text -> text.contains("asked=")).toList();
    }

    private static List<String> texts(List<SourceRecord> records) {
        return records.stream()
                .filter(each -> each.topic().equals(Sent.RAW))
                .map(Sent::text)
                .toList();
    }
}
