package dev.lapwing.rule;

import static dev.lapwing.rule.Rules.matches;
import static dev.lapwing.rule.Rules.request;
import static dev.lapwing.rule.Rules.rule;
import static dev.lapwing.rule.Rules.selecting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schemas;
import dev.lapwing.rule.clause.Detection;
import dev.lapwing.rule.match.Compiler;
import dev.lapwing.rule.match.Program;
import dev.lapwing.rule.match.Scratch;
import dev.lapwing.rule.ordinary.Ordinary;
import dev.lapwing.yaml.Problem;
import dev.lapwing.yaml.ProblemLevel;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What engines for such rules have got wrong; each test is named after the mistake. */
class KnownMistakesTest {
    private static final int RULES = 500;

    private static AuditEvent of(String method, String uri, String action) {
        return request("http_request.http_method", method, "http_request.url.path", uri, "pocketbase.action", action);
    }

    private static String with(String condition) {
        return rule("sel_a: {cs-method: a}\nsel_b: {c-uri: b}\nsel_c: {pocketbase.action: c}\ncondition: " + condition);
    }

    @Test
    void onlyTheLastFieldOfASelectionCounts() {
        String rule = rule("sel: {cs-method: a, c-uri: b, pocketbase.action: c}\ncondition: sel");

        assertThat(matches(rule, of("a", "b", "c"))).isTrue();
        assertThat(matches(rule, of("x", "b", "c"))).isFalse();
        assertThat(matches(rule, of("a", "x", "c"))).isFalse();
        assertThat(matches(rule, of("a", "b", "x"))).isFalse();
    }

    @Test
    void andNotNeverFires() {
        assertThat(matches(with("sel_a and not sel_b"), of("a", "x", "x"))).isTrue();
        assertThat(matches(with("sel_a and not sel_b"), of("a", "b", "x"))).isFalse();
        assertThat(matches(with("sel_a and not sel_b"), request("http_request.http_method", "a")))
                .isTrue();
    }

    @Test
    void aSmallOrIsTakenForAnAnd() {
        assertThat(matches(with("sel_a or sel_b"), of("a", "x", "x"))).isTrue();
        assertThat(matches(with("sel_a or sel_b"), of("x", "b", "x"))).isTrue();
        assertThat(matches(with("sel_a or sel_b"), of("x", "x", "x"))).isFalse();
    }

    @Test
    void parenthesesDoNotBind() {
        assertThat(matches(with("(sel_a or sel_b) and sel_c"), of("a", "x", "x")))
                .isFalse();
        assertThat(matches(with("sel_a or sel_b and sel_c"), of("a", "x", "x"))).isTrue();
        assertThat(matches(with("not (sel_a and sel_b)"), of("a", "x", "x"))).isTrue();
    }

    @Test
    void oneOfANamePatternIsNotUnderstood() {
        assertThat(matches(with("1 of sel_*"), of("x", "b", "x"))).isTrue();
        assertThat(matches(with("1 of sel_*"), of("x", "x", "x"))).isFalse();
        assertThat(matches(with("all of sel_*"), of("a", "b", "x"))).isFalse();
    }

    @Test
    void nullStopsTheEngine() {
        assertThat(matches(selecting("c-uri: null"), request())).isTrue();
        assertThat(matches(selecting("c-uri: [null, b]"), of("a", "b", "c"))).isTrue();
        assertThat(matches(selecting("c-uri|contains: b"), request())).isFalse();
        assertThat(matches(selecting("c-uri|gt: 1"), request())).isFalse();
        assertThat(matches(selecting("c-uri|cidr: 10.0.0.0/8"), request())).isFalse();
    }

    @Test
    void aRuleForAnotherProductFiresOnEachOfOurRows() {
        String foreign = with("not sel_a").replace("product: pocketbase, service: request", "product: windows");

        assertThat(matches(foreign, of("x", "x", "x"))).isFalse();
        assertThat(matches(foreign, Rules.event(Schemas.NEON_AUDIT))).isFalse();
    }

    @Test
    void aRuleThatCannotBeReadIsAWarning() {
        Loaded loaded = RuleLoader.load(List.of(
                new RuleFile("good.yml", Rules.named("good")),
                new RuleFile("bad.yml", selecting("c-uri|contians: a"))));

        assertThat(loaded.rules()).isEmpty();
        assertThat(loaded.problems()).extracting(Problem::severity).containsExactly(ProblemLevel.ERROR);
    }

    static Stream<Arguments> expensive() {
        return Stream.of(
                expensive("networks", i -> "src_endpoint.ip|cidr: 10." + i / 250 + "." + i % 250 + ".0/24"),
                expensive("numbers", i -> "sc-status|gt: 400\n    c-uri: /" + i),
                expensive("thresholds", i -> "pocketbase.exec_time|gte: " + (100 + i)),
                expensive("a common exact value", i -> "cs-method: GET\n    c-uri|contains: /path/" + i + "/"),
                expensive("values of two fields", i -> "c-ip|fieldref: pocketbase.remote_ip\n    c-uri: /" + i),
                expensive("parts of a time", i -> "time|hour: 3\n    c-uri: /" + i));
    }

    private static Arguments expensive(String name, IntFunction<String> lines) {
        List<RuleFile> files = IntStream.range(0, RULES)
                .mapToObj(i -> new RuleFile("r" + i + ".yml", """
                        title: Rule %s
                        logsource: {product: pocketbase, service: request}
                        detection:
                          sel:
                            %s
                          condition: sel
                        """.formatted(i, lines.apply(i))))
                .toList();
        return Arguments.of(name, files);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("expensive")
    void everyRuleIsTriedOnEveryEvent(String name, List<RuleFile> files) {
        AuditEvent ordinary = request(
                "http_request.http_method", "GET",
                "http_request.url.path", "/",
                "http_response.code", 500L,
                "src_endpoint.ip", "192.0.2.1",
                "pocketbase.remote_ip", "192.0.2.1",
                "pocketbase.exec_time", 1.5);
        Scratch scratch = new Scratch(program(files), ordinary);

        assertThat(scratch.match(ordinary)).as(name).isEmpty();

        assertThat(scratch.lookedAt()).as("rules looked at for %s", name).isZero();
    }

    private static Program program(List<RuleFile> files) {
        List<Detection> parts = files.stream()
                .map(file -> DraftReader.read(
                                YamlReader.read(
                                                file.text(),
                                                "a rule",
                                                new ProblemReport(file.file(), new ArrayList<>()))
                                        .get(0),
                                new ProblemReport(file.file(), new ArrayList<>()),
                                Ordinary.NONE)
                        .orElseThrow()
                        .part()
                        .orElseThrow())
                .toList();
        return Compiler.compile(Schemas.POCKETBASE_REQUEST, parts);
    }
}
