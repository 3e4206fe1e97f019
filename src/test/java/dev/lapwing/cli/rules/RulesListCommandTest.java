package dev.lapwing.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Terminal;
import dev.lapwing.cli.OwnRules;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesListCommandTest {
    @TempDir
    private Path folder;

    @Test
    void showsWhatARuleAsksAndKeeps() {
        Terminal list = OwnRules.in(folder, UnaryOperator.identity())
                .run("rules", "list", "--no-builtin-rules", "--rules", "rules");

        assertThat(list.exitCode()).isZero();
        assertThat(list.out().lines().map(RulesListCommandTest::cells))
                .containsExactly(
                        "rule|threats|logs|level|asks|keeps for each group|stands",
                        "mine|P2|pocketbase/request|high|event_count gte 25|5m by src_endpoint.ip, up to 8,192 events"
                                + "|watching");
    }

    @Test
    void showsShareAndThenAndTemporalConditions() {
        OwnRules own = new OwnRules(folder);

        Terminal list = own.run("rules", "list");

        assertThat(list.out())
                .contains("event_count gte 10, share gte 0.85, then right_user_password  2h by src_endpoint.subnet")
                .contains("temporal left_off and not left_on")
                .contains("value_count cloud.project_uid gte 3")
                .contains("every match");
    }

    @Test
    void showsTemporalConditionsInTheirOwnWords() {
        OwnRules own = OwnRules.in(folder, rule -> rule + """
                ---
                title: Other
                name: other
                logsource: {product: neon, service: audit}
                detection: {sel: {http_response.code: 500}, condition: sel}
                ---
                title: Both
                name: both
                correlation: {type: temporal, rules: [mine_failed, other], timespan: 2d}
                ---
                title: Mixed
                name: mixed
                correlation:
                  type: temporal
                  rules: [mine_failed, other]
                  timespan: 90m
                  condition: (mine_failed or other) and not other
                """);

        Terminal list = own.run("rules", "list", "--no-builtin-rules", "--rules", "rules");

        assertThat(list.out().lines().map(RulesListCommandTest::cells))
                .contains(
                        "both|-|pocketbase/request, neon/audit|medium|temporal mine_failed and other"
                                + "|2d, up to 8,192 events|watching",
                        "mixed|-|pocketbase/request, neon/audit|medium"
                                + "|temporal (mine_failed or other) and not other|1h30m, up to 8,192 events|watching");
    }

    @Test
    void showsTheFieldsAndNumbersThatARuleMeasures() {
        OwnRules own = asking("""
                ---
                title: Slow
                name: slow
                correlation:
                  type: value_percentile
                  rules: [mine_failed]
                  timespan: 1h
                  condition: {lt: 3, field: pocketbase.exec_time, percentile: 99.5}
                ---
                title: Large
                name: large
                correlation:
                  type: value_sum
                  rules: [mine_failed]
                  timespan: 1h
                  condition: {gte: 1000, field: pocketbase.exec_time}
                """);

        Terminal list = own.run("rules", "list", "--no-builtin-rules", "--rules", "rules");

        assertThat(list.out())
                .contains("value_percentile(99.5) pocketbase.exec_time lt 3  ")
                .contains("value_sum pocketbase.exec_time gte 1000  ");
    }

    @Test
    void showsTheParametersOfBaselines() {
        OwnRules own = asking("""
                ---
                title: New
                name: new
                correlation:
                  type: new_value
                  rules: [mine_failed]
                  condition: {field: [src_endpoint.ip, http_request.user_agent]}
                ---
                title: Rate
                name: rate
                correlation: {type: rate_anomaly, rules: [mine_failed], learn: 36h, factor: 4.5}
                ---
                title: Silent
                name: silent
                correlation: {type: absence, rules: [mine_failed], timespan: 2h}
                ---
                title: Travel
                name: travel
                correlation: {type: impossible_travel, rules: [mine_failed], speed: 900}
                """);

        Terminal list = own.run("rules", "list", "--no-builtin-rules", "--rules", "rules");

        assertThat(list.out())
                .contains("new_value src_endpoint.ip and http_request.user_agent, learn 7d, forget 30d, values 1000  ")
                .contains("rate_anomaly, learn 36h, forget 56d, gap 1h, factor 4.5, least 10  ")
                .contains("absence, learn 6h, forget 30d  ")
                .contains("impossible_travel src_endpoint.ip, forget 1d, speed 900, distance 500  ");
    }

    @Test
    void showsWhatIsOffAndWhatIsChanged() {
        OwnRules own = new OwnRules(folder);
        own.write("lapwing.yml", """
                rules:
                  off: [neon-credential-drip]
                  set: {pocketbase-stuffing: {gte: 40, timespan: 10m}}
                """);

        Terminal list = own.run("rules", "list");

        assertThat(list.out().lines().map(RulesListCommandTest::cells))
                .contains("pocketbase-stuffing|P2|pocketbase/request|high|event_count gte 40"
                        + "|10m by src_endpoint.subnet, up to 8,192 events|watching, set: gte 40, timespan 10m")
                .anyMatch(line -> line.startsWith("neon-credential-drip|") && line.endsWith("|off"));
    }

    @Test
    void showsTheSameToPrograms() {
        OwnRules own = OwnRules.in(folder, rule -> rule.replace("gte: 25", "gte: 10000"));
        own.write("lapwing.yml", "rules: {set: {mine: {level: low}}}");

        Terminal list = own.run("rules", "list", "--no-builtin-rules", "--rules", "rules", "--format", "json");

        assertThat(list.out().lines())
                .containsExactly("{\"rule\":\"mine\",\"title\":\"Many logins refused\","
                        + "\"file\":\"rules/mine/rule.yml\",\"threats\":[\"P2\"],\"logs\":[\"pocketbase/request\"],"
                        + "\"level\":\"low\",\"asks\":\"event_count gte 10000\",\"group_by\":[\"src_endpoint.ip\"],"
                        + "\"timespan_seconds\":300,\"events_kept\":160016,\"stands\":\"watching\","
                        + "\"set\":{\"level\":\"low\"}}");
    }

    @Test
    void listsNothingWhileARuleIsWrong() {
        OwnRules own = OwnRules.in(folder, rule -> rule.replace("gte: 25", "gte: many"));

        Terminal list = own.run("rules", "list", "--rules", "rules");

        assertThat(list.exitCode()).isEqualTo(2);
        assertThat(list.err()).startsWith("rules/mine/rule.yml:17:20: \"many\" is no number");
        assertThat(list.out()).isEmpty();
    }

    private OwnRules asking(String more) {
        return OwnRules.in(folder, rule -> rule + more);
    }

    private static String cells(String line) {
        return line.replaceAll(" {2,}", "|");
    }
}
