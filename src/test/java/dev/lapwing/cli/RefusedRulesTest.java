package dev.lapwing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rule files that are refused among others that are right. */
class RefusedRulesTest {
    private static final String GOOD = """
            title: A good rule %d
            id: 00000000-0000-4000-8000-00000000000%d
            logsource: {product: pocketbase}
            detection: {a: {pocketbase.action: x}, condition: a}
            custom_key: 1
            regression_tests_path: tests/x.yml
            simulation: [1]
            """;
    private static final String BAD = """
            title: A bad rule
            name: bad
            logsource: {product: pocketbase}
            detection: {a: {pocketbase.action: x}, condition: b}
            """;
    private static final String NEEDS_BAD = """
            title: Needs it
            name: needs
            correlation: {type: event_count, rules: [bad], group-by: [src_endpoint.ip], timespan: 5m, condition: {gte: 2}}
            """;

    @TempDir
    private Path folder;

    @Test
    void endsWithASentenceThatCountsAndHasTheErrorsLast() {
        OwnRules own = rules();

        Terminal run = own.run("replay", "--no-builtin-rules", "--rules", "rules", "rules/mine/fires.ndjson");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines())
                .containsExactly(
                        "rules/good1.yml:5:1: warning: the key \"custom_key\" is not Sigma's; it is left unread"
                                + " (and at 2 other places)",
                        "rules/bad.yml:4:51: no selection is called \"b\"; did you mean \"a\"?",
                        "1 error, 3 warnings: nothing was read. `lapwing rules check` tells more; --skip-refused leaves out"
                                + " the files with errors.");
    }

    @Test
    void loadsWhatLoadsAndSaysWhatItLeftOutWithWhateverNeedsIt() {
        OwnRules own = rules();
        own.write("rules/needs.yml", NEEDS_BAD);

        Terminal run = own.run(
                "replay", "--skip-refused", "--no-builtin-rules", "--rules", "rules", "rules/mine/fires.ndjson");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("episodes    1 of 1 rule");
        assertThat(run.err()).contains("3 warnings: 2 files left out: rules/bad.yml, rules/needs.yml.");
    }

    @Test
    void leavesOutWhatIsRefusedWhereTheConfigurationSaysSo() {
        OwnRules own = rules();
        own.write("lapwing.yml", "rules: {folders: [rules], skip-refused: yes}\n");

        Terminal list = own.run("rules", "list", "--no-builtin-rules", "--offline");

        assertThat(list.exitCode()).isZero();
        assertThat(list.out()).contains("A good rule 2").doesNotContain("00000000-");
        assertThat(list.err()).contains("1 file left out: ");
    }

    @Test
    void keepsWhatIsSetOfARuleThatIsLeftOutFromRefusingTheRest() {
        OwnRules own = rules();
        own.write("rules/needs.yml", NEEDS_BAD);
        own.write("lapwing.yml", "rules: {folders: [rules], skip-refused: true, set: {needs: {gte: 3}}}\n");

        Terminal check = own.run("rules", "check", "--no-builtin-rules");

        assertThat(check.exitCode()).as(check.out()).isZero();
        assertThat(check.out()).contains("4 of 6 files with 4 rules").contains("2 files left out: ");
    }

    @Test
    void saysHowManyRulesWouldLoad() {
        Terminal check = rules().run("rules", "check", "--no-builtin-rules", "--rules", "rules");

        assertThat(check.exitCode()).isEqualTo(2);
        assertThat(check.out().lines())
                .last()
                .isEqualTo(
                        "5 files, 1 error, 3 warnings: nothing is read; with --skip-refused 4 of 5 files with 4 rules"
                                + " would be");
    }

    @Test
    void tellsOfAFileThatIsNotUtf8BesideAllOtherProblems() throws IOException {
        OwnRules own = rules();
        Files.write(folder.resolve("rules/latin.yml"), "title: f\u00FCr\n".getBytes(StandardCharsets.ISO_8859_1));

        Terminal check = own.run("rules", "check", "--no-builtin-rules", "--rules", "rules");

        assertThat(check.out().lines())
                .contains(
                        "rules/latin.yml:1:1: no UTF-8 text",
                        "rules/bad.yml:4:51: no selection is called \"b\"; did you mean \"a\"?");
    }

    @Test
    void findsARuleWithoutANameByItsTitle() {
        Terminal explain = rules().run(
                        "rules",
                        "explain",
                        "--no-builtin-rules",
                        "--skip-refused",
                        "--rules",
                        "rules",
                        "A good rule 1",
                        "rules/mine/quiet.ndjson");

        assertThat(explain.exitCode()).isZero();
        assertThat(explain.out()).startsWith("A good rule 1" + System.lineSeparator());
    }

    @Test
    void saysWhyARuleDidNotFireOnItsExample() {
        OwnRules own = OwnRules.in(folder, rule -> rule.replace("gte: 25", "gte: 10000"));

        Terminal test = own.run("rules", "test", "rules/mine");

        assertThat(test.exitCode()).isEqualTo(1);
        assertThat(test.out())
                .contains("FAILED  rules/mine: fires.ndjson: none of the rules of this folder raised an alert")
                .contains("        mine" + System.lineSeparator())
                .contains("wants gte 10000");
    }

    private OwnRules rules() {
        OwnRules own = OwnRules.in(folder, UnaryOperator.identity());
        for (int i = 1; i <= 3; i++) {
            own.write("rules/good" + i + ".yml", GOOD.formatted(i, i));
        }
        own.write("rules/bad.yml", BAD);
        return own;
    }
}
