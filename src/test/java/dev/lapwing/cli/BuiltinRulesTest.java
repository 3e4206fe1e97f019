package dev.lapwing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.detect.AlertVersion;
import dev.lapwing.event.Places;
import dev.lapwing.redact.Redactor;
import dev.lapwing.replay.InputFiles;
import dev.lapwing.replay.Replay;
import dev.lapwing.replay.ReplayInput;
import dev.lapwing.replay.ReplayOutcome;
import dev.lapwing.replay.ReplaySettings;
import dev.lapwing.rule.CorrelationRule;
import dev.lapwing.rule.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Beside each rule lie rows that make it fire and rows that must not. */
class BuiltinRulesTest {
    private static final Path ROOT = Path.of("src", "main", "resources", "rules");
    private static final Redactor REDACTOR = new Redactor("sixteen bytes and more".getBytes(StandardCharsets.UTF_8));
    private static final RuleSet RULES = BuiltinRules.loaded();

    static Stream<String> folders() throws IOException {
        return Files.readAllLines(ROOT.resolve("index.txt")).stream()
                .filter(line -> !line.isBlank())
                .map(line -> line.substring(0, line.lastIndexOf('/')));
    }

    @ParameterizedTest
    @MethodSource("folders")
    void firesOnTheRowsThatAreToMakeItFire(String folder) {
        assertThat(found(folder, "fires.ndjson")).contains("rules/" + folder + "/rule.yml");
    }

    @ParameterizedTest
    @MethodSource("folders")
    void staysQuietOnTheRowsThatAreHarmless(String folder) {
        assertThat(found(folder, "quiet.ndjson")).doesNotContain("rules/" + folder + "/rule.yml");
    }

    @ParameterizedTest
    @MethodSource("folders")
    void hasAPageForWhoeverGetsTheAlert(String folder) {
        assertThat(RULES.correlations())
                .filteredOn(rule -> rule.sourceFile().equals("rules/" + folder + "/rule.yml"))
                .isNotEmpty()
                .allSatisfy(BuiltinRulesTest::isExplained);
    }

    @Test
    void theIndexListsEveryRule() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            assertThat(files.filter(file -> file.endsWith("rule.yml"))
                            .map(file ->
                                    ROOT.relativize(file.getParent()).toString().replace('\\', '/'))
                            .sorted())
                    .containsExactlyElementsOf(folders().sorted().toList());
        }
    }

    private static void isExplained(CorrelationRule rule) {
        assertThat(rule.head().text().page())
                .as(rule.head().identity())
                .hasValueSatisfying(page -> assertThat(Path.of(page)).exists());
        assertThat(rule.head().text().threats()).as(rule.head().identity()).isNotEmpty();
        assertThat(rule.head().text().actions()).as(rule.head().identity()).isNotEmpty();
    }

    private static List<String> found(String folder, String file) {
        InputFiles files =
                new InputFiles(List.of(file), ROOT.resolve(folder).toAbsolutePath(), InputStream.nullInputStream());
        try (ReplayInput input = new ReplayInput(files, Optional.empty(), Optional.empty())) {
            ReplayOutcome outcome = new Replay(RULES, REDACTOR, Places.NONE, ReplaySettings.usual())
                    .run(input, version -> {}, lines -> {});
            assertThat(input.problems()).isEmpty();
            assertThat(outcome.counts().rejected()).isZero();
            return outcome.finals().stream()
                    .map(AlertVersion::rule)
                    .flatMap(Optional::stream)
                    .map(CorrelationRule::sourceFile)
                    .toList();
        }
    }
}
