package dev.lapwing.cli.rulefiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.cli.rules.ExampleRun;
import dev.lapwing.cli.rules.ExampleWarnings;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.definition.CorrelationRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Beside each rule lie rows that make it fire and rows that must not. */
class BuiltinRulesTest {
    private static final Path ROOT = Path.of("src", "main", "resources", "rules");
    private static final Path PAGES = Path.of("docs", "alerts");
    private static final RuleSet RULES = BuiltinRules.loaded();
    private static final ExampleRun EXAMPLES = new ExampleRun(RULES);

    static List<RuleFolder> shipped() {
        return RuleFolder.ofShipped(BuiltinRules.except(Set.of()));
    }

    static Stream<String> folders() throws IOException {
        return Files.readAllLines(ROOT.resolve("index.txt")).stream()
                .filter(line -> !line.isBlank())
                .map(line -> line.substring(0, line.lastIndexOf('/')));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void firesAndStaysQuietAsTheRowsBesideItSay(RuleFolder folder) {
        assertThat(EXAMPLES.problems(folder)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void groupsByFieldsThatTheRowsBesideItCarry(RuleFolder folder) {
        assertThat(new ExampleWarnings(RULES).of(folder)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void hasAPageForWhoeverGetsTheAlert(String folder) {
        assertThat(RULES.correlations())
                .filteredOn(rule -> rule.sourceFile().equals("rules/" + folder + "/rule.yml"))
                .filteredOn(CorrelationRule::alerts)
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

    @Test
    void theTableOfAlertsTellsLevelAndThreatsOfEveryRule() {
        assertThat(RULES.correlations())
                .filteredOn(rule -> rule.head().text().page().isPresent())
                .isNotEmpty()
                .allSatisfy(
                        rule -> assertThat(PAGES.resolve("README.md")).content().contains(row(rule)));
    }

    private static String row(CorrelationRule rule) {
        var text = rule.head().text();
        Path page = PAGES.relativize(Path.of(text.page().orElseThrow()));
        return "| [`%s`](%s): %s | %s | %s |"
                .formatted(
                        rule.head().identity(),
                        page,
                        rule.head().title(),
                        rule.head().level().name().toLowerCase(Locale.ROOT),
                        String.join(", ", text.threats()));
    }

    private static void isExplained(CorrelationRule rule) {
        assertThat(rule.head().text().page())
                .as(rule.head().identity())
                .hasValueSatisfying(page -> assertThat(Path.of(page)).exists());
        assertThat(rule.head().text().threats()).as(rule.head().identity()).isNotEmpty();
        assertThat(rule.head().text().actions()).as(rule.head().identity()).isNotEmpty();
    }
}
