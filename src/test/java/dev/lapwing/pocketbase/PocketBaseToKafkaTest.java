package dev.lapwing.pocketbase;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.ops.EmbeddedBroker;
import dev.lapwing.topology.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A real PocketBase, a stock Connect worker and a real broker: what PocketBase kept arrives once, and tampering shows. */
@EnabledIfSystemProperty(named = RealPocketBase.BINARY, matches = ".+")
@SuppressWarnings("NullAway.Init") // set before each test
class PocketBaseToKafkaTest {
    private static final String ROWS = Topics.RAW_POCKETBASE.name();
    private static final String POLLS = Topics.RAW_POCKETBASE_POLLS.name();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path shared;

    private static EmbeddedBroker broker;
    private static ConnectProcess connect;

    @TempDir
    private Path folder;

    private RealPocketBase pocketBase;
    private Shipped shipped;
    private String source;

    private static int made;

    @BeforeAll
    static void startKafka() throws Exception {
        broker = EmbeddedBroker.start();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(ROWS, 1, (short) 1), new NewTopic(POLLS, 1, (short) 1)))
                    .all()
                    .get();
        }
        connect = ConnectProcess.start(broker.bootstrapServers(), shared);
    }

    @AfterAll
    static void stopKafka() {
        connect.close();
        broker.close();
    }

    @BeforeEach
    void start() throws Exception {
        pocketBase = RealPocketBase.start(folder);
        source = "shop" + made++;
        shipped = new Shipped(broker.bootstrapServers(), source, ROWS, POLLS);
    }

    @AfterEach
    void stop() {
        shipped.close();
        pocketBase.close();
    }

    @Test
    void losesNothingAndSendsNothingTwiceWhateverIsKilled() throws Exception {
        connect.put(source, api());
        for (int round = 0; round < 4; round++) {
            write(60);
            if (round == 1) {
                pocketBase.restart();
            } else {
                connect.killAndStart();
            }
            write(40);
        }
        ask(10);

        everythingArrives();
        assertThat(shipped.ids()).doesNotHaveDuplicates();
    }

    @Test
    void goesOnWhenItsTokenExpires() throws Exception {
        pocketBase.superuser("PATCH", "/api/collections/_superusers", "{\"authToken\":{\"duration\":10}}");
        connect.put(source, api());
        ask(10);
        everythingArrives();

        // Tokens of the sessions that were open then are no longer good: two lifetimes go by.
        shipped.envelopes(25);
        ask(10);
        everythingArrives();

        assertThat(connect.task(source)).startsWith("RUNNING");
        assertThat(shipped.ids()).doesNotHaveDuplicates();
    }

    @Test
    void showsRowsThatWereDeletedThroughTheConsole() throws Exception {
        connect.put(source, api());
        ask(30);
        everythingArrives();
        shipped.envelopes(2);

        String delete =
                "ATTACH DATABASE '%s' AS x; DELETE FROM x._logs WHERE rowid IN (4, 5, 6)".formatted(pocketBase.log());
        int status = pocketBase
                .superuser(
                        "POST",
                        "/api/sql",
                        JSON.createObjectNode().put("query", delete).toString())
                .statusCode();

        assertThat(status).isEqualTo(200);
        told("rows_vanished");
    }

    @Test
    void showsThatTheLogWasWipedAndWritesLess() throws Exception {
        connect.put(source, api());
        ask(30);
        everythingArrives();
        shipped.envelopes(2);

        pocketBase.superuser("PATCH", "/api/settings", "{\"logs\":{\"maxDays\":0}}");

        told("rows_vanished", "logging_reduced");
    }

    @Test
    void showsThatAddressesAreNoLongerWritten() throws Exception {
        connect.put(source, api());
        ask(30);
        everythingArrives();

        pocketBase.superuser("PATCH", "/api/settings", "{\"logs\":{\"logIP\":false}}");
        ask(10);

        told("addresses_gone");
    }

    @Test
    void showsThatABackupWasRestored() throws Exception {
        connect.put(source, api());
        ask(20);
        everythingArrives();
        pocketBase.superuser("POST", "/api/backups", "{\"name\":\"before.zip\"}");
        ask(30);
        everythingArrives();
        shipped.envelopes(2);

        pocketBase.superuser("POST", "/api/backups/before.zip/restore", "");
        told("rows_vanished", "time_jumped_back");

        pocketBase.awaitAnswer();
        ask(10);
        everythingArrives();
        assertThat(shipped.ids()).doesNotHaveDuplicates();
    }

    @Test
    void noticesADatabaseThatWasReplaced() throws Exception {
        connect.put(source, database());
        ask(20);
        everythingArrives();
        pocketBase.kill();
        Path copy = folder.resolve("copy.db");
        Files.copy(pocketBase.log(), copy);
        pocketBase.startAgain();
        ask(30);
        everythingArrives();
        shipped.envelopes(2);

        pocketBase.kill();
        Files.deleteIfExists(folder.resolve("auxiliary.db-wal"));
        Files.deleteIfExists(folder.resolve("auxiliary.db-shm"));
        Files.move(copy, pocketBase.log(), StandardCopyOption.REPLACE_EXISTING);
        pocketBase.startAgain();

        told("file_replaced", "rows_vanished");
        ask(10);
        everythingArrives();
        assertThat(shipped.ids()).doesNotHaveDuplicates();
    }

    @Test
    void refusesAWrongConfigurationWithASentenceAtItsKey() throws Exception {
        Map<String, String> wrong = new HashMap<>(api());
        wrong.put("url", "ftp://shop.example");
        wrong.put("poll.interval.ms", "1");
        wrong.put("mode", "guess");

        assertThat(connect.validate("PocketBaseSourceConnector", wrong))
                .containsKeys("url", "poll.interval.ms", "mode")
                .allSatisfy((key, problem) -> assertThat(problem).contains(" "));
    }

    @Test
    void tellsInTheTasksStateWhyPocketBaseRefuses() throws Exception {
        Map<String, String> wrong = new HashMap<>(api());
        wrong.put("identity", "nobody@lapwing.example");
        connect.put(source, wrong);

        shipped.envelopes(1);
        shipped.readUntil(() -> task().startsWith("FAILED"), this::task);

        assertThat(task()).contains("identity").doesNotContain(RealPocketBase.PASSWORD);
    }

    private String task() {
        try {
            return connect.task(source);
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private void write(int rows) throws Exception {
        for (int i = 0; i < rows; i++) {
            pocketBase.guest("GET", "/api/nothing/" + i, "");
        }
    }

    /** Writes rows and waits until PocketBase shows them, which takes it seconds. */
    private void ask(int rows) throws Exception {
        int before = pocketBase.rowIds().size();
        write(rows);
        shipped.readUntil(() -> kept() >= before + rows, () -> kept() + " rows kept");
    }

    private int kept() {
        try {
            return pocketBase.rowIds().size();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** Waits until every row that PocketBase keeps now has come. */
    private void everythingArrives() throws Exception {
        List<String> kept = pocketBase.rowIds();
        shipped.readUntil(() -> shipped.ids().containsAll(kept), () -> {
            long missing =
                    kept.stream().filter(id -> !shipped.ids().contains(id)).count();
            return missing + " of " + kept.size() + " rows missing; " + task();
        });
    }

    private void told(String... kinds) {
        shipped.readUntil(() -> shipped.kinds().containsAll(Set.of(kinds)), () -> shipped.kinds() + ", task " + task());
    }

    private Map<String, String> api() {
        Map<String, String> config = new HashMap<>(common());
        config.put("mode", "api");
        config.put("url", pocketBase.url());
        config.put("identity", RealPocketBase.EMAIL);
        config.put("password", "${env:PB_PASSWORD}");
        return config;
    }

    private Map<String, String> database() {
        Map<String, String> config = new HashMap<>(common());
        config.put("mode", "sqlite");
        config.put("file", pocketBase.log().toString());
        return config;
    }

    private Map<String, String> common() {
        return Map.of(
                "connector.class",
                "dev.lapwing.connect.PocketBaseSourceConnector",
                "tasks.max",
                "1",
                "source.name",
                source,
                "exactly.once.support",
                "required",
                "fingerprint.key",
                "${env:FINGERPRINT_KEY}",
                "poll.interval.ms",
                "500",
                "report.interval.ms",
                "1000",
                "settings.interval.ms",
                "10000",
                "probe.interval.ms",
                "0");
    }
}
