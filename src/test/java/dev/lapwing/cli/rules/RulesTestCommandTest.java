package dev.lapwing.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Terminal;
import dev.lapwing.cli.OwnRules;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTestCommandTest {
    @TempDir
    private Path folder;

    @Test
    void passesTheRulesThatLapwingBrings() {
        Terminal test = new OwnRules(folder).run("rules", "test");

        assertThat(test.exitCode()).isZero();
        assertThat(test.out())
                .contains("ok      pocketbase-stuffing" + System.lineSeparator())
                .endsWith(" folders, 0 failed" + System.lineSeparator());
    }

    @Test
    void passesARuleOfOnesOwn() {
        Terminal test = OwnRules.in(folder, UnaryOperator.identity()).run("rules", "test", "rules");

        assertThat(test.exitCode()).isZero();
        assertThat(test.out().lines()).containsExactly("ok      rules/mine", "1 folder, 0 failed");
    }

    @Test
    void failsARuleThatDoesNotFire() {
        OwnRules own = OwnRules.in(folder, rule -> rule.replace("gte: 25", "gte: 2500"));

        Terminal test = own.run("rules", "test", "rules");

        assertThat(test.exitCode()).isEqualTo(1);
        assertThat(test.out().lines())
                .startsWith(
                        "FAILED  rules/mine: fires.ndjson: none of the rules of this folder raised an alert",
                        "        mine",
                        "        event_count gte 2500, 5m by src_endpoint.ip")
                .contains("          gte: 28 would have fired")
                .endsWith("1 folder, 1 failed");
    }

    @Test
    void failsARuleThatFiresOnHarmlessRows() {
        OwnRules own = OwnRules.in(folder, UnaryOperator.identity());
        own.write("rules/mine/quiet.ndjson", own.shipped("fires.ndjson"));

        Terminal test = own.run("rules", "test", "rules/mine");

        assertThat(test.exitCode()).isEqualTo(1);
        assertThat(test.out().lines().toList().get(0))
                .matches("FAILED  rules/mine: quiet\\.ndjson: mine raised \\d+ alerts?, the first at 20.*Z");
    }

    @Test
    void failsARuleWhoseRowsAreMissingEmptyOrUnreadable() {
        OwnRules own = OwnRules.in(folder, UnaryOperator.identity());
        own.write("rules/mine/fires.ndjson", own.shipped("fires.ndjson") + "{\"broken\n");
        own.write("rules/mine/quiet.ndjson", "\n");
        own.write("rules/other/rule.yml", own.shipped("rule.yml").replace("stuffing", "other"));

        Terminal test = own.run("rules", "test", "rules/mine/rule.yml", "rules/other");

        assertThat(test.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .matches("FAILED  rules/mine: fires\\.ndjson: 1 of \\d+ rows cannot be read"),
                        line -> assertThat(line)
                                .isEqualTo("FAILED  rules/mine: quiet.ndjson: there is no event in it,"
                                        + " so it shows nothing"),
                        line -> assertThat(line).isEqualTo("FAILED  rules/other: there is no fires.ndjson"),
                        line -> assertThat(line).isEqualTo("FAILED  rules/other: there is no quiet.ndjson"),
                        line -> assertThat(line).isEqualTo("2 folders, 2 failed"));
    }

    @Test
    void letsARuleNameDetectionsThatLapwingBrings() {
        OwnRules own = OwnRules.in(
                folder, rule -> rule.substring(rule.indexOf("---\n")).replace("mine_failed", "stuffing_failed"));

        Terminal test = own.run("rules", "test", "rules");

        assertThat(test.out().lines()).containsExactly("ok      rules/mine", "1 folder, 0 failed");
    }

    @Test
    void testsNothingWhileARuleIsWrong() {
        OwnRules own = OwnRules.in(folder, rule -> rule.replace("gte: 25", "gte: many"));

        Terminal test = own.run("rules", "test", "rules");

        assertThat(test.exitCode()).isEqualTo(2);
        assertThat(test.err().lines()).startsWith("rules/mine/rule.yml:17:20: \"many\" is no number");
        assertThat(test.out()).isEmpty();
    }
}
