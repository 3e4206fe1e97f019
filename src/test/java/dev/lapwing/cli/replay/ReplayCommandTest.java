package dev.lapwing.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Terminal;
import dev.lapwing.alert.OcsfSchema;
import dev.lapwing.replay.input.Evening;
import dev.lapwing.text.Plural;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void writeRulesAndRows() {
        Evening.bytes(folder, "rules.yml", Evening.rules().getBytes(StandardCharsets.UTF_8));
        Evening.file(folder, "rows", Evening.rows());
    }

    @Test
    void writesAnOpeningAndAnEndForEachEpisode() throws IOException {
        Terminal run = replay("--alerts", "alerts", "--episodes", "episodes", "rows");

        List<String> alerts = Files.readAllLines(folder.resolve("alerts"));
        List<String> episodes = Files.readAllLines(folder.resolve("episodes"));
        assertThat(run.exitCode()).isZero();
        assertThat(episodes).isNotEmpty();
        assertThat(alerts).hasSize(2 * episodes.size());
        assertThat(alerts).allSatisfy(alert -> OcsfSchema.assertValid(alert.getBytes(StandardCharsets.UTF_8)));
        assertThat(run.out()).contains("episodes    " + episodes.size()).contains("digest sha256:");
    }

    @Test
    void writesEveryVersionOfTheSimulatedJob() throws IOException {
        Terminal run = replay("--alerts", "alerts", "--lateness", "default", "rows");

        List<String> alerts = Files.readAllLines(folder.resolve("alerts"));
        assertThat(run.exitCode()).isZero();
        assertThat(alerts)
                .isNotEmpty()
                .allSatisfy(alert -> OcsfSchema.assertValid(alert.getBytes(StandardCharsets.UTF_8)))
                .anySatisfy(alert -> assertThat(alert).contains("\"activity_name\":\"Update\""));
    }

    @Test
    void writesTheIncidentsWhoseAlertsItWrote() throws IOException {
        Terminal run = replay("--alerts", "alerts", "--incidents", "incidents", "rows");

        List<String> members = members("incidents");
        assertThat(members).isNotEmpty().doesNotHaveDuplicates();
        assertThat(Files.readString(folder.resolve("alerts"))).contains(members);
        assertThat(run.out()).contains("of " + Plural.of(members.size(), "alerts"));
    }

    @Test
    void findsTheSameIncidentsInAnyOrderOfTheRows() throws IOException {
        replay("--incidents", "incidents", "rows");
        List<String> rows = new ArrayList<>(Evening.rows());
        Collections.shuffle(rows, new Random(1));
        Evening.file(folder, "shuffled", rows);

        replay("--incidents", "other", "shuffled");
        replay("--incidents", "live", "--lateness", "100d", "shuffled");

        assertThat(members("other")).isEqualTo(members("incidents"));
        assertThat(joined("live")).isEqualTo(joined("incidents"));
    }

    /** The alerts of each incident. */
    private List<String> members(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file)).stream()
                .map(line -> OcsfSchema.assertValid(line.getBytes(StandardCharsets.UTF_8)))
                .flatMap(incident ->
                        incident.path("finding_info").path("related_events").findValuesAsText("uid").stream())
                .toList();
    }

    /** What happened in each incident, and when, whatever it is called. */
    private List<String> joined(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file)).stream()
                .map(line -> OcsfSchema.read(line.getBytes(StandardCharsets.UTF_8)))
                .map(incident -> incident.path("finding_info").path("desc").asText())
                .toList();
    }

    @Test
    void saysThatFingerprintsAreItsOwnWhereNoKeyIsGiven() {
        Terminal without = replay("rows");
        Terminal with = Terminal.run(
                folder,
                Map.of("LAPWING_SECRETS_FINGERPRINT_KEY", "sixteen or more characters"),
                arguments("rows").toArray(new String[0]));

        assertThat(without.out()).contains("not those of the streaming job");
        assertThat(with.out()).doesNotContain("not those of the streaming job").contains("digest sha256:");
    }

    @Test
    void readsFilesOfSeveralSourcesInOneGo() {
        Terminal run = replay("--instance", "shop=rows", "--instance", "blog=./rows");
        Terminal twice = replay("--instance", "a", "--instance", "b", "rows");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("horizon     shop ").contains("horizon     blog ");
        assertThat(twice.exitCode()).isEqualTo(2);
        assertThat(twice.err()).startsWith("All files can be of one source only; ");
    }

    @Test
    void takesADateForTheEndInTheZoneThatIsNamed() {
        Terminal utc = replay("--until", "2026-11-09 22:01", "rows");
        Terminal berlin = replay("--until", "2026-11-09 23:01", "--zone", "Europe/Berlin", "rows");

        assertThat(utc.out()).contains("horizon     pocketbase 2026-11-09T22:01:00Z");
        assertThat(berlin.out()).isEqualTo(utc.out());
    }

    @Test
    void putsRowsWhoseColumnsAreWiderThanTheScreenOnSeveralLines() {
        Terminal run =
                Terminal.run(folder, Map.of("COLUMNS", "60"), arguments("rows").toArray(new String[0]));

        List<String> table =
                run.out().lines().takeWhile(line -> !line.isEmpty()).toList();
        assertThat(table).hasSizeGreaterThan(3).allMatch(line -> line.length() <= 60);
    }

    @Test
    void readsNothingWhileARuleIsWrong() {
        Evening.bytes(folder, "wrong.yml", "title: x\ndetecton: {}\n".getBytes(StandardCharsets.UTF_8));

        Terminal run = replay("--rules", "wrong.yml", "rows");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("wrong.yml:");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void failsBeforeReadingWhenAFileIsMissing() {
        Terminal run = replay("rows", "gone", "lost");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("There is no file gone.").contains("There is no file lost.");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void failsBeforeReadingWhenAResultCannotBeWritten() {
        Terminal run = replay("--alerts", "no/folder/alerts", "rows");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("no/folder/alerts cannot be written: there is no such folder.");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void neverWritesOverWhatItReads() throws IOException {
        Terminal run = replay("--episodes", "./rows", "rows");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("is one of the files to read");
        assertThat(Files.readAllLines(folder.resolve("rows"))).isEqualTo(Evening.rows());
    }

    @Test
    void exitsWithOneWhenInputBreaksOffAndReportsTheRest() {
        byte[] packed = Evening.gzip(String.join("\n", Evening.rows()).getBytes(StandardCharsets.UTF_8));
        Evening.bytes(folder, "half.gz", Arrays.copyOf(packed, packed.length / 2));

        Terminal run = replay("half.gz");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("ends in the middle");
        assertThat(run.out()).contains("digest sha256:").contains("not read    half.gz");
    }

    @Test
    void explainsWrongSettings() {
        assertThat(replay("--format", "syslog", "rows").err()).contains("There is no format syslog");
        assertThat(replay("--lateness", "soon", "rows").err()).contains("--lateness is a duration");
        assertThat(replay("--threads", "0", "rows").err()).contains("--threads must be at least 1");
    }

    private Terminal replay(String... more) {
        return Terminal.run(folder, Map.of(), arguments(more).toArray(new String[0]));
    }

    private static List<String> arguments(String... more) {
        List<String> arguments = new ArrayList<>(List.of("replay", "--no-builtin-rules", "--rules", "rules.yml"));
        arguments.addAll(List.of(more));
        return arguments;
    }
}
