package dev.lapwing.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Terminal;
import dev.lapwing.cli.OwnRules;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCheckCommandTest {
    @TempDir
    private Path folder;

    @Test
    void findsNothingWrongWithTheRulesThatLapwingBrings() {
        Terminal check = new OwnRules(folder).run("rules", "check");

        assertThat(check.exitCode()).isZero();
        assertThat(check.out().lines()).singleElement().asString().endsWith(" files, 0 errors, 0 warnings");
    }

    @Test
    void tellsErrorsAndWarningsWithTheirPlaces() {
        OwnRules own = OwnRules.in(folder, rule -> rule.replace("gte: 25", "gte: many") + "xyzzy: 1\n");

        Terminal check = own.run("rules", "check", "--no-builtin-rules", "--rules", "rules");

        assertThat(check.exitCode()).isEqualTo(2);
        assertThat(check.out().lines())
                .containsExactly(
                        "rules/mine/rule.yml:19:1: warning: the key \"xyzzy\" is not Sigma's; it is left unread",
                        "rules/mine/rule.yml:17:20: \"many\" is no number",
                        "1 file, 1 error, 1 warning: nothing is read");
    }

    @Test
    void tellsThemToProgramsAsOneObjectALine() {
        OwnRules own = OwnRules.in(folder, rule -> rule.replace("gte: 25", "gte: many"));

        Terminal check = own.run("rules", "check", "--no-builtin-rules", "--rules", "rules", "--format", "json");

        assertThat(check.out().lines())
                .containsExactly("{\"file\":\"rules/mine/rule.yml\",\"line\":17,\"column\":20,\"severity\":\"error\","
                        + "\"message\":\"\\\"many\\\" is no number\"}");
        assertThat(check.err().lines()).containsExactly("1 file, 1 error, 0 warnings: nothing is read");
    }

    @Test
    void warnsOfAGroupThatNoMatchingRowCarries() {
        OwnRules own =
                OwnRules.in(folder, rule -> rule.replace("[src_endpoint.ip]", "[src_endpoint.ip, actor.user.uid]"));

        Terminal check = own.run("rules", "check", "--no-builtin-rules", "--rules", "rules");

        assertThat(check.exitCode()).isZero();
        assertThat(check.out().lines().toList().get(0))
                .matches("rules/mine/rule\\.yml:15:31: warning: of the \\d+ rows in fires\\.ndjson that match"
                        + " mine_failed none has actor\\.user\\.uid, so none of them counts");
        assertThat(check.out()).endsWith("1 rule, 1 file, 0 errors, 1 warning" + System.lineSeparator());
    }

    @Test
    void warnsOnceOfAFolderWithoutExamples() {
        OwnRules own = OwnRules.in(folder, UnaryOperator.identity());
        own.delete("rules/mine/fires.ndjson");
        own.delete("rules/mine/quiet.ndjson");

        Terminal check = own.run("rules", "check", "--no-builtin-rules", "--rules", "rules");

        assertThat(check.exitCode()).isZero();
        assertThat(check.out().lines())
                .containsExactly(
                        "rules/mine/rule.yml:1:1: warning: beside it is no fires.ndjson and no quiet.ndjson"
                                + " to show that it works",
                        "1 rule, 1 file, 0 errors, 1 warning");
    }

    @Test
    void checksTheFoldersOfTheConfigurationAndWhatItSwitchesOffAndSets() {
        OwnRules own = OwnRules.in(folder, UnaryOperator.identity());
        own.write("lapwing.yml", """
                rules:
                  folders: [rules]
                  off: [pocketbase-stufing]
                  set: {mine: {gte: 30, lte: 99}}
                """);

        Terminal check = own.run("rules", "check");

        assertThat(check.exitCode()).isEqualTo(2);
        assertThat(check.out().lines())
                .startsWith(
                        "lapwing.yml:3:9: no rule that Lapwing brings is called pocketbase-stufing, and only those can"
                                + " be switched off; did you mean pocketbase-stuffing?",
                        "lapwing.yml:4:25: the rule \"mine\" has no \"lte\" to set; it has gte, level, timespan;"
                                + " did you mean \"gte\"?");
    }

    @Test
    void leavesChangesOfShippedRulesAloneWhereThoseAreLeftOut() {
        OwnRules own = OwnRules.in(folder, UnaryOperator.identity());
        own.write("lapwing.yml", "rules: {set: {pocketbase-stuffing: {gte: 40}, mine: {gte: 40}}}");

        Terminal check = own.run("rules", "check", "--no-builtin-rules", "--rules", "rules");

        assertThat(check.out().lines()).containsExactly("1 rule, 1 file, 0 errors, 0 warnings");
    }
}
