package dev.lapwing.cli.rulefiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Terminal;
import dev.lapwing.config.ConfigReader;
import dev.lapwing.event.GeoPoint;
import dev.lapwing.geo.MmdbWriter;
import dev.lapwing.replay.input.Evening;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.CorrelationType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {
    private static final String WORDS = "places: Test-City, built " + MmdbWriter.BUILT;

    @TempDir
    private Path folder;

    @Test
    void findsTheFileBesideTheConfiguration() throws IOException {
        Path beside = Files.createDirectory(folder.resolve("etc"));
        write(beside, "cities.mmdb");
        Files.writeString(beside.resolve("lapwing.yml"), "places: {database: cities.mmdb}");

        Terminal check = run("config", "check", "--config", "etc/lapwing.yml");

        assertThat(check.exitCode()).isZero();
        assertThat(check.out()).contains(WORDS);
    }

    @Test
    void tellsWhereAFileIsNamedThatIsNotThere() {
        var result = ConfigReader.read(
                "lapwing.yml", folder, "places:\n  database: gone.mmdb\n  databse: x\n", Map.of(), List.of());

        assertThat(result.problems())
                .containsExactlyInAnyOrder(
                        "lapwing.yml:2:13: there is no file " + folder.resolve("gone.mmdb"),
                        "lapwing.yml:3:3: unknown key places.databse; did you mean database?");
    }

    @Test
    void saysThatThereIsNone() throws IOException {
        Files.writeString(folder.resolve("lapwing.yml"), "");

        assertThat(run("config", "check").out()).contains("places: none");
    }

    @Test
    void explainsAFileThatIsNoDatabase() throws IOException {
        Files.writeString(folder.resolve("cities.mmdb"), "not in this format");

        Terminal check = run("config", "check", "--config", config());

        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.err())
                .isEqualToIgnoringNewLines("The places of addresses in " + folder.resolve("cities.mmdb")
                        + " cannot be used: it is no database in MaxMind's format, or a broken one.");
    }

    @Test
    void letsTheOptionOfAReplayBeatTheConfiguration() throws IOException {
        write(folder, "cities.mmdb");
        Evening.bytes(folder, "rules.yml", Evening.rules().getBytes(StandardCharsets.UTF_8));
        Evening.file(folder, "rows", Evening.rows());

        Terminal configured = replay("--config", config());
        Terminal asked = replay("--config", config(), "--places", "other.mmdb");

        assertThat(configured.exitCode()).isZero();
        assertThat(configured.out()).contains(WORDS);
        assertThat(asked.exitCode()).isEqualTo(1);
        assertThat(asked.err()).contains("other.mmdb cannot be used: there is no such file.");
        assertThat(asked.out()).isEmpty();
    }

    @Test
    void namesTheRulesThatAreSilentWithoutAFile() throws IOException {
        CorrelationRule builtin = BuiltinRules.loaded().correlations().get(0);
        List<CorrelationRule> rules = List.of(builtin, travel(builtin));
        write(folder, "cities.mmdb");

        try (PlaceFile places = PlaceFile.open(folder.resolve("cities.mmdb"))) {
            assertThat(places.places().of("192.0.2.1")).contains(new GeoPoint(52.52, 13.405));
            assertThat(places.silenced(rules)).isEmpty();
        }
        assertThat(PlaceFile.NONE.places().of("192.0.2.1")).isEmpty();
        assertThat(PlaceFile.NONE.silenced(rules))
                .containsExactly(
                        "warning: rule " + builtin.head().identity() + " needs places.database and stays silent");
    }

    private static CorrelationRule travel(CorrelationRule rule) {
        return new CorrelationRule(
                rule.head(),
                CorrelationType.IMPOSSIBLE_TRAVEL,
                rule.members(),
                rule.groupBy(),
                rule.timespan(),
                rule.measure(),
                rule.expression(),
                rule.sequences(),
                rule.countedMembers(),
                rule.thenMember(),
                rule.share(),
                rule.baseline(),
                rule.scope(),
                rule.level(),
                rule.alerts(),
                rule.fingerprint(),
                rule.sourceFile(),
                rule.standalone());
    }

    private String config() throws IOException {
        Files.writeString(folder.resolve("with-places.yml"), "places: {database: cities.mmdb}");
        return "with-places.yml";
    }

    private static void write(Path folder, String name) throws IOException {
        Files.write(
                folder.resolve(name),
                MmdbWriter.of("Test-City")
                        .putCity("192.0.2.0/24", 52.52, 13.405)
                        .bytes());
    }

    private Terminal replay(String... options) {
        String[] arguments = {"replay", "--no-builtin-rules", "--rules", "rules.yml", "rows"};
        return run(Stream.of(arguments, options).flatMap(Arrays::stream).toArray(String[]::new));
    }

    private Terminal run(String... arguments) {
        return Terminal.run(folder, Map.of(), arguments);
    }
}
