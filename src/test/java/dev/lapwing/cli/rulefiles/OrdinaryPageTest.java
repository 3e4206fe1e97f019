package dev.lapwing.cli.rulefiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page on what is ordinary, and what the shipped rules ask for. */
class OrdinaryPageTest {
    private static final RuleSet RULES = BuiltinRules.loaded();

    @Test
    void tellsOfEachRuleWhatItAsksFor() throws IOException {
        List<String> asking = RULES.correlations().stream()
                .filter(CorrelationRule::alerts)
                .filter(rule -> !RULES.placeholders(rule).isEmpty())
                .map(OrdinaryPageTest::row)
                .sorted()
                .toList();

        assertThat(Files.readAllLines(Path.of("docs", "ordinary.md")))
                .filteredOn(line -> line.startsWith("| `neon-") || line.startsWith("| `pocketbase-"))
                .containsExactlyElementsOf(asking);
    }

    @Test
    void letsAnAgentOrAnAccountAloneSilenceOnlyWhatIsLow() {
        Set<String> weak = Set.of("ordinary.automation.agents", "ordinary.automation.accounts", "ordinary.people");
        Set<String> strong = Set.of("ordinary.networks", "ordinary.automation", "ordinary.change.windows");

        assertThat(RULES.correlations())
                .filteredOn(CorrelationRule::alerts)
                .filteredOn(rule -> RULES.placeholders(rule).stream().anyMatch(weak::contains))
                .allSatisfy(rule -> assertThat(rule.head().level() == Level.LOW
                                || RULES.placeholders(rule).stream().anyMatch(strong::contains))
                        .as(rule.head().identity())
                        .isTrue())
                .filteredOn(rule -> RULES.placeholders(rule).contains("ordinary.automation.agents"))
                .allSatisfy(rule -> assertThat(rule.head().level()).isEqualTo(Level.LOW));
    }

    private static String row(CorrelationRule rule) {
        String keys = RULES.placeholders(rule).stream()
                .map(name -> "`" + name.substring("ordinary.".length()) + "`")
                .collect(Collectors.joining(", "));
        return "| `%s` | %s |".formatted(rule.head().name().orElseThrow(), keys);
    }
}
