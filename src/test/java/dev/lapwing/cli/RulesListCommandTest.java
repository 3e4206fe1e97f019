package dev.lapwing.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
                .contains("event_count gte 10, share gte 0.85, then right_user_password  2h by src_endpoint.ip")
                .contains("temporal left_off and not left_on")
                .contains("value_count gte 3 of cloud.project_uid")
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
                        + "|10m by src_endpoint.ip, up to 8,192 events|watching, set: gte 40, timespan 10m")
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

    private static String cells(String line) {
        return line.replaceAll(" {2,}", "|");
    }
}
