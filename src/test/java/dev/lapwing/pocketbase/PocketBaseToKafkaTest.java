package dev.lapwing.pocketbase;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real PocketBase, a stock Connect worker, a real broker: what PocketBase kept arrives, and arrives once. */
@WithPocketBase
@Tag("process")
class PocketBaseToKafkaTest {
    @TempDir
    private static Path shared;

    private static Laboratory.Site site;

    @TempDir
    private Path folder;

    private Laboratory laboratory;

    @BeforeAll
    static void startKafka() throws Exception {
        site = new Laboratory.Site(shared);
    }

    @AfterAll
    static void stopKafka() {
        site.close();
    }

    @BeforeEach
    void start() throws Exception {
        laboratory = new Laboratory(site, folder);
    }

    @AfterEach
    void stop() {
        laboratory.close();
    }

    @Test
    void losesNothingAndSendsNothingTwiceWhateverIsKilled() throws Exception {
        laboratory.connect();
        for (int round = 0; round < 4; round++) {
            laboratory.write(60);
            if (round == 1) {
                laboratory.pocketBase.restart();
            } else {
                site.connect.killAndStart();
            }
            laboratory.write(40);
        }
        laboratory.ship(10);
        assertThat(laboratory.shipped.ids()).doesNotHaveDuplicates();
    }

    @Test
    void goesOnWhenItsTokenExpires() throws Exception {
        laboratory.pocketBase.superuser("PATCH", "/api/collections/_superusers", "{\"authToken\":{\"duration\":10}}");
        laboratory.connect();
        laboratory.ship(10);

        // Tokens of the sessions that were open then are no longer good: two lifetimes go by.
        laboratory.shipped.envelopes(25);
        laboratory.ship(10);

        assertThat(laboratory.task()).startsWith("RUNNING");
        assertThat(laboratory.shipped.ids()).doesNotHaveDuplicates();
    }

    @Test
    void refusesAWrongConfigurationWithASentenceAtItsKey() throws Exception {
        Map<String, String> wrong = new HashMap<>(laboratory.api());
        wrong.put("url", "ftp://shop.example");
        wrong.put("poll.interval.ms", "1");
        wrong.put("mode", "guess");

        assertThat(site.connect.validate("PocketBaseSourceConnector", wrong))
                .containsKeys("url", "poll.interval.ms", "mode")
                .allSatisfy((key, problem) -> assertThat(problem).contains(" "));
    }

    @Test
    void tellsInTheTasksStateWhyPocketBaseRefuses() throws Exception {
        Map<String, String> wrong = new HashMap<>(laboratory.api());
        wrong.put("identity", "nobody@lapwing.example");
        site.connect.put(laboratory.source, wrong);

        laboratory.shipped.envelopes(1);
        laboratory.shipped.readUntil(() -> laboratory.task().startsWith("FAILED"), laboratory::task);

        assertThat(laboratory.task()).contains("identity").doesNotContain(RealPocketBase.PASSWORD);
    }
}
