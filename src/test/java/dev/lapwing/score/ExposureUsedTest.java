package dev.lapwing.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A guest reads what was opened, whatever the collection is called and however the guest writes that. */
class ExposureUsedTest {
    private static final Path SHIPPED = Path.of("src/main/resources/rules/pocketbase/pocketbase-exposure-used");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "manifests, manifests, manifests",
        "tripManifests, tripManifests, tripmanifests",
        "tripManifests, TRIPMANIFESTS, tripmanifests",
        "tripManifests, pbc_157258347, pbc_157258347"
    })
    void aReadIsToldBesideTheOpening(String name, String asked, String told) throws IOException {
        Path rows = copy("fires.ndjson", "collections/manifests", "collections/" + asked);
        Path polls = copy("fires.polls.ndjson", "\"name\":\"manifests\"", "\"name\":\"" + name + "\"");
        Path episodes = folder.resolve("episodes.ndjson");

        Terminal run = Terminal.run(
                folder,
                Map.of(),
                "replay",
                "--instance",
                "pb=" + rows,
                "--instance",
                "pb=" + polls,
                "--episodes",
                episodes.toString(),
                rows.toString(),
                polls.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.readString(episodes))
                .contains("\"rule\":\"pocketbase-exposure-used\",\"group\":{\"collection\":\"" + told + "\"}");
    }

    private Path copy(String file, String from, String to) throws IOException {
        String text = Files.readString(SHIPPED.resolve(file));
        assertThat(text).contains(from);
        return Files.writeString(folder.resolve(file), text.replace(from, to));
    }
}
