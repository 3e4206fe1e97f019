package dev.lapwing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Terminal;
import dev.lapwing.replay.input.Evening;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lapwing replay --format json}. */
class ReplayJsonTest {
    private static final String RULE = """
            title: A logon failed
            name: failed
            logsource: {product: windows, service: security}
            detection: {sel: {EventID: 4625}, condition: sel}
            ---
            title: Many of them
            name: burst
            correlation: {type: event_count, rules: [failed], group-by: [user.name], timespan: 5m, condition: {gte: 3}}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeRulesAndRows() {
        write("rules.yml", RULE);
        write("rows", """
                {"ts":1794225600,"n":1,"EventID":4625,"user":{"name":"ann"}}
                {"ts":"2026-11-09T12:00:10Z","n":2,"EventID":4625,"user.name":"ann"}
                {"ts":1794225620000,"n":3,"EventID":4625,"user":{"name":"ann"}}
                {"ts":1794225620000,"n":3,"EventID":4625,"user":{"name":"ann"}}
                {"ts":"soon","n":4,"EventID":4625,"user":{"name":"ann"}}
                """);
    }

    @Test
    void findsEpisodesInAnyJson() throws IOException {
        Terminal run = replay("--format", "json", "--time-field", "ts", "--id-field", "n", "--episodes", "episodes");

        assertThat(run.exitCode()).isZero();
        assertThat(Files.readAllLines(folder.resolve("episodes")))
                .singleElement()
                .asString()
                .contains("\"group\":{\"user.name\":\"ann\"}")
                .contains("\"start\":1794225600000,\"end\":1794225620000,\"count\":3")
                .contains("\"evidence\":[\"1\",\"2\",\"3\"]");
        assertThat(run.out()).contains("rows:5").contains("ts: no time like");
    }

    /** Whole numbers beyond 64 bits are told apart, 5 and 5.0 are one, and letter case counts. */
    @Test
    void groupsByValuesAsTheyAreWritten() throws IOException {
        List<String> users = List.of(
                "18446744073709551616",
                "18446744073709551617",
                "18446744073709551618",
                "5",
                "5.0",
                "\"Bob\"",
                "\"bob\"");
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 3 * users.size(); i++) {
            rows.append("""
                    {"ts":1794225600,"n":%d,"EventID":4625,"user":{"name":%s}}
                    """.formatted(i, users.get(i % users.size())));
        }
        write("rows", rows.toString());

        replay("--format", "json", "--time-field", "ts", "--id-field", "n", "--episodes", "episodes");

        assertThat(Files.readAllLines(folder.resolve("episodes")))
                .hasSize(6)
                .anyMatch(line -> line.contains("\"user.name\":\"5\"") && line.contains("\"count\":6"));
    }

    @Test
    void countsTheSameBytesOnceWhereNoIdIsNamed() throws IOException {
        Terminal run = replay("--format", "json", "--time-field", "ts", "--episodes", "episodes");

        assertThat(run.exitCode()).isZero();
        assertThat(Files.readString(folder.resolve("episodes"))).contains("\"count\":3");
    }

    @Test
    void leavesOutRulesOfOtherProductsWhereOneIsNamed() throws IOException {
        Terminal run = replay("--format", "json", "--time-field", "ts", "--product", "linux", "--episodes", "episodes");

        assertThat(run.exitCode()).isZero();
        assertThat(Files.readString(folder.resolve("episodes"))).isEmpty();
    }

    @Test
    void allowsFiveMinutesOfLatenessWhenTheJobIsSimulated() throws IOException {
        write("rows", """
                {"ts":1794225600,"EventID":4625,"user":{"name":"ann"}}
                {"ts":1794225900,"EventID":1}
                {"ts":1794225600,"EventID":4625,"user":{"name":"bob"}}
                {"ts":1794225901,"EventID":1}
                {"ts":1794225600,"EventID":4625,"user":{"name":"carl"}}
                """);

        Terminal run = replay("--format", "json", "--time-field", "ts", "--lateness", "default");

        assertThat(run.out()).contains("rows:5").doesNotContain("rows:3");
    }

    @Test
    void needsToKnowWhereTheTimeIs() {
        assertThat(replay("--format", "json").err())
                .contains("--format json needs --time-field FIELD, which names where each row has its time.");
        assertThat(replay("--format", "json", "--time-field", "").err()).contains("need a name each");
    }

    @Test
    void refusesOptionsForJsonWithoutIt() {
        for (String option : List.of("--time-field", "--id-field", "--product", "--service")) {
            Terminal run = replay("--format", "pocketbase", option, "x");

            assertThat(run.err()).contains("go with --format json only.");
            assertThat(run.exitCode()).isEqualTo(2);
        }
        assertThat(replay("--time-field", "ts").err()).contains("go with --format json only.");
    }

    @Test
    void takesNoRowForJsonByItsLooks() {
        Terminal run = replay();

        assertThat(run.err()).contains("in a format that is known; --format names one.");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    private Terminal replay(String... more) {
        List<String> arguments = new ArrayList<>(List.of("replay", "--no-builtin-rules", "--rules", "rules.yml"));
        arguments.addAll(List.of(more));
        arguments.add("rows");
        return Terminal.run(folder, Map.of(), arguments.toArray(new String[0]));
    }

    private void write(String name, String text) {
        Evening.bytes(folder, name, text.getBytes(StandardCharsets.UTF_8));
    }
}
