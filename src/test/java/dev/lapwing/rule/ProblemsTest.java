package dev.lapwing.rule;

import static dev.lapwing.rule.Rules.problems;
import static dev.lapwing.rule.Rules.rule;
import static dev.lapwing.rule.Rules.selecting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.yaml.Problem;
import dev.lapwing.yaml.ProblemLevel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong in a rule file is said with its place, all of it at once. */
class ProblemsTest {
    @Test
    void allProblemsOfAllFilesComeAtOnce() {
        RuleFile first = new RuleFile("a.yml", selecting("c-uri|contians: x") + "\nlevel: hihg\n");
        RuleFile second = new RuleFile("b.yml", "title: x\nlogsource: [\n");

        Loaded loaded = RuleLoader.load(List.of(first, second));

        assertThat(loaded.rules()).isEmpty();
        assertThat(loaded.problems().stream().map(Problem::toString))
                .containsExactly(
                        "a.yml:5:11: unknown modifier \"contians\"; did you mean \"contains\"?",
                        "a.yml:8:8: \"hihg\" is no level; did you mean \"high\"?",
                        "b.yml:3:1: not YAML: expected the node content, but found '<stream end>'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "pocketbase.acton: x|5:5|events of this log source have no field \"pocketbase.acton\"; did you mean \"pocketbase.action\"?",
                "`c-uri|all: x`|5:5|\"all\" needs a list of at least two values",
                "`c-uri|contains|endswith: x`|5:5|\"contains\" and \"endswith\" cannot stand together",
                "`c-uri|re: null`|5:15|null is no regular expression; a field that is absent is asked for by null alone",
                "`c-uri|re:`|5:14|null is no regular expression; a field that is absent is asked for by null alone",
                "`c-uri|re: '(a'`|5:15|not a regular expression of RE2: missing closing )",
                "`c-uri|re: 'a(?=b)'`|5:15|not a regular expression of RE2: invalid or unsupported Perl syntax",
                "`c-uri|re: '((a{900}){900}){900}'`|5:15|the regular expression is too big",
                "`c-uri|bas64: x`|5:11|unknown modifier \"bas64\"; did you mean \"base64\"?",
                "`c-uri|expand: ['%2', 'a %admins% b']`|5:26|no placeholder is called \"%admins%\"",
                "`c-uri|exists: 1`|5:19|\"exists\" needs true or false",
                "`c-uri|contains: null`|5:21|null is only a value of a field without such a modifier",
                "c-uri: []|5:12|an empty list",
                "c-uri: [[a]]|5:13|a value must be a single text, number, true, false or null",
                "c-uri: {a: b}|5:12|a value must be a single text, number, true, false or null",
                "{c-uri: a, c-uri: b}|5:16|the key \"c-uri\" stands here twice",
            })
    void aFieldThatIsWrongIsNamedWithItsPlace(String line, String place, String sentence) {
        assertThat(problems(selecting(line))).containsExactly("r.yml:" + place + ": " + sentence);
    }

    @Test
    void aDocumentOfAnotherToolIsToldAsThat() {
        String foreign =
                "r.yml:1:1: this is no Sigma rule: it has no title, detection, correlation or logsource; if it is"
                        + " a file of another tool, keep it out of the folders of rules";

        assertThat(problems("name: tail\nfilter:\n  include: [a, b]\n")).containsExactly(foreign);
        assertThat(problems("services: {kafka: {image: x}}")).containsExactly(foreign);
        assertThat(problems("filter: {rules: any, a: {b: c}, condition: a}"))
                .contains("r.yml:1:1: the filter has no logsource");
    }

    @Test
    void everyWordOfYamlForYesAndNoIsUnderstoodWhereOneIsAskedFor() {
        for (String word : List.of("yes", "Yes", "on", "true", "no", "NO", "off", "False")) {
            assertThat(problems(rule("sel: {c-uri|exists: " + word + "}\ncondition: sel")))
                    .as(word)
                    .isEmpty();
        }
        assertThat(problems(rule("sel: {c-uri|exists: y}\ncondition: sel")))
                .containsExactly("r.yml:4:23: \"exists\" needs true or false");
    }

    @Test
    void missingPartsAreNamed() {
        assertThat(problems("logsource: {product: pocketbase}"))
                .containsExactly("r.yml:1:1: the rule has no title", "r.yml:1:1: the rule has no detection");
        assertThat(problems("title: nothing else"))
                .containsExactly("r.yml:1:1: the rule has no logsource", "r.yml:1:1: the rule has no detection");
        assertThat(problems(rule("sel: {c-uri: a}"))).containsExactly("r.yml:4:3: the detection has no condition");
        assertThat(problems(rule("condition: sel")))
                .containsExactly(
                        "r.yml:4:3: the detection has no selection", "r.yml:4:14: no selection is called \"sel\"");
        assertThat(problems(rule("sel: {}\ncondition: sel"))).containsExactly("r.yml:4:8: an empty selection");
    }

    @Test
    void unknownKeysOfTheRuleAreWarningsAndDoNotStopIt() {
        Loaded loaded =
                RuleLoader.load(List.of(new RuleFile("r.yml", selecting("c-uri: a") + "autor: me\nxyzzy: 1\n")));

        assertThat(loaded.rules()).isPresent();
        assertThat(loaded.problems().stream().map(Problem::toString))
                .containsExactly(
                        "r.yml:7:1: the key \"autor\" is left unread; did you mean \"author\"?",
                        "r.yml:8:1: the key \"xyzzy\" is not Sigma's; it is left unread");
        assertThat(loaded.problems()).extracting(Problem::severity).containsOnly(ProblemLevel.WARNING);
    }

    @Test
    void aFieldUnknownToOurWebServerLogIsAWarningWhereTheRuleNamesNoProduct() {
        String rule = selecting("cs-host: a").replace("product: pocketbase, service: request", "category: webserver");

        assertThat(RuleLoader.load(List.of(new RuleFile("r.yml", rule))).rules())
                .isPresent();
        assertThat(problems(rule)).hasSize(1);
    }

    @Test
    void aLogSourceThatSaysNothingOrWhatNobodyKnowsIsNamed() {
        assertThat(problems(withLogSource("{}")))
                .containsExactly("r.yml:2:12: a log source needs a product, a service or a category");
        assertThat(problems(withLogSource("{produkt: pocketbase, category: webserver}")))
                .containsExactly(
                        "r.yml:2:13: the key \"produkt\" of a log source is left unread; did you mean \"product\"?");
        assertThat(problems(withLogSource("{product: pocketbase, service: mail}")))
                .containsExactly("r.yml:2:12: pocketbase has no such log; the rule will see no event");
        assertThat(problems(withLogSource("{product: windows, service: mail}"))).isEmpty();
    }

    private static String withLogSource(String logSource) {
        return selecting("c-uri: a").replace("{product: pocketbase, service: request}", logSource);
    }

    @Test
    void twoRulesOfOneNameAreRefused() {
        assertThat(problems(Rules.named("a") + Rules.named("a")))
                .containsExactly("r.yml:6:1: another rule is called \"a\" already: r.yml:1");
    }

    @Test
    void whatIsNoRuleIsRefused() {
        assertThat(problems("- a\n")).containsExactly("r.yml:1:1: a rule is a map of keys and values");
        assertThat(problems("action: global\ntitle: x\n"))
                .containsExactly(
                        "r.yml:1:1: \"action\" is from before Sigma 2: write each rule out in a document of its own");
        assertThat(problems("")).isEmpty();
    }

    @Test
    void hostileDocumentsAreRefused() {
        String bomb =
                "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n";
        assertThat(problems(bomb)).hasSize(1).first().asString().contains("not YAML");
        assertThat(problems("title: &t [*t]\n")).isNotEmpty();
        assertThat(problems("a: " + "[".repeat(500) + "]".repeat(500))).isNotEmpty();
        assertThat(problems("#" + "x".repeat(2_000_000)))
                .hasSize(1)
                .first()
                .asString()
                .contains("longer than");
        assertThat(problems("? [a]\n: b\n")).isNotEmpty();
        assertThat(problems("<<: {a: b}\n")).isNotEmpty();
        assertThat(problems(selecting("c-uri: [" + "a,".repeat(6000) + "b]"))).hasSize(1);
        assertThat(problems(selecting("c-uri: [" + "a,".repeat(900) + "b]")
                        .replace("condition: sel", "condition: sel" + " or sel".repeat(40))))
                .hasSize(1)
                .first()
                .asString()
                .contains("comparisons");
    }
}
