package dev.lapwing.topology.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.topology.Driven;
import dev.lapwing.topology.LapwingTopologyTest;
import dev.lapwing.topology.Rows;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the job says of a source whose rows it reads and in which it sees little. */
class SourceSightTest {
    @TempDir
    private Path folder;

    private Driven job;

    @BeforeEach
    void start() {
        job = new Driven(Rows.rules(), folder);
    }

    @AfterEach
    void stop() {
        job.close();
    }

    private void send(int rows, String data) {
        IntStream.range(0, rows)
                .forEach(i -> job.send(
                        "{\"id\":\"r%d\",\"created\":\"2026-11-09 10:00:00.000Z\",\"data\":%s,\"message\":\"GET /\"}"
                                .formatted(i, data)));
    }

    private static String login(String error) {
        return "{\"type\":\"request\",\"method\":\"POST\",\"status\":400,\"error\":\"" + error
                + "\",\"url\":\"/api/collections/users/auth-with-password\"}";
    }

    @Test
    void tenRequestsWithoutAnythingToLookAtAreToldOnce() {
        send(9, "null");
        assertThat(LapwingTopologyTest.monitorKinds(job)).isEmpty();

        send(31, "null");

        assertThat(LapwingTopologyTest.monitorKinds(job)).containsExactly("source_blind");
    }

    @Test
    void aFewAmongManyWholeOnesAreNotTold() {
        send(200, login("Failed to authenticate."));
        send(15, "null");

        assertThat(LapwingTopologyTest.monitorKinds(job)).isEmpty();
    }

    @Test
    void unknownWordsOfMostRefusedLoginsAreToldOnce() {
        send(19, login("Anmeldung fehlgeschlagen."));
        assertThat(LapwingTopologyTest.monitorKinds(job)).isEmpty();

        send(40, login("Anmeldung fehlgeschlagen."));

        assertThat(LapwingTopologyTest.monitorKinds(job)).containsExactly("login_texts_unknown");
    }

    @Test
    void unknownWordsOfFewRefusedLoginsAreNotTold() {
        send(60, login("Failed to authenticate."));
        send(40, login("Anmeldung fehlgeschlagen."));

        assertThat(LapwingTopologyTest.monitorKinds(job)).isEmpty();
    }
}
