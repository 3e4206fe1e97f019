package dev.lapwing.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Terminal;
import dev.lapwing.cli.OwnRules;
import dev.lapwing.replay.input.Evening;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesExplainCommandTest {
    private static final String RULE = """
            title: A door was opened at night
            name: opened
            id: 11111111-2222-3333-4444-555555555555
            logsource: {product: house}
            detection:
              door: {kind: open, place|contains: [front, back]}
              family: {who: [ann, bob]}
              condition: door and not family
            """;
    private static final String ROW = "{\"ts\":%d,\"kind\":\"%s\",\"place\":\"%s\",\"who\":\"%s\"}\n";

    @TempDir
    private Path folder;

    @Test
    void tellsOfALineThatMatchesWhatDecided() {
        Terminal run = explain("opened", ROW.formatted(1, "open", "front door", "eve"));

        assertThat(run.out().lines())
                .startsWith(
                        "opened: A door was opened at night",
                        "rows:1  json:" + uid(run) + "  1970-01-01T00:00:01Z matches",
                        "  door held: kind: open; place|contains: front",
                        "  family did not hold: who: ann, bob (the row has eve)")
                .contains("1 of 1 events match.");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void tellsTheNearestMissesAndWhatStoodInTheirWay() {
        Terminal run = explain(
                "11111111-2222-3333-4444-555555555555",
                ROW.formatted(1, "shut", "attic", "ann")
                        + ROW.formatted(2, "open", "back door", "bob")
                        + ROW.formatted(3, "shut", "attic", "eve")
                        + "{\"ts\":4,\"kind\":\"open\",\"who\":\"eve\"}\n");

        assertThat(run.out()).contains("0 of 4 events match.", "4 do not match; nearest to it:");
        assertThat(run.out()
                        .lines()
                        .filter(line -> line.startsWith("rows:") || line.startsWith("  "))
                        .map(line -> line.replaceAll("  json.*Z", "")))
                .containsExactly(
                        "rows:2 does not match",
                        "  family held: who: bob",
                        "rows:4 does not match",
                        "  door did not hold: place|contains: front, back (the row has none)",
                        "rows:3 does not match",
                        "  door did not hold: kind: open (the row has shut); place|contains: front, back"
                                + " (the row has attic)");
    }

    @Test
    void tellsNoMoreThanTheLimit() {
        Terminal run =
                explain("opened", ROW.formatted(1, "open", "front", "eve").repeat(3), "--limit", "2");

        assertThat(run.out().lines().filter(line -> line.endsWith(" matches"))).hasSize(2);
        assertThat(run.out()).contains("3 of 3 events match; the first 2 are told, --limit tells more.");
    }

    @Test
    void showsNoSecretAndNothingThatSteersATerminal() {
        String secret = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U";

        Terminal run = explain(
                "opened",
                ROW.formatted(1, "open", "front", "x\\u001b[31m " + secret + "z".repeat(300))
                        + ROW.formatted(2, "shut", "front", secret));

        assertThat(run.out()).doesNotContain(secret).doesNotContain("\u001b").doesNotContain("z".repeat(120));
        assertThat(run.out()).contains("(the row has x");
    }

    @Test
    void saysThatRowsAreOfAnotherLog() {
        Terminal run = explain("opened", ROW.formatted(1, "open", "front", "eve"), "--product", "garden");

        assertThat(run.out()).contains("0 of 1 events match.", "1 are of other logs than the rule's logsource names.");
    }

    @Test
    void guessesWhatAnUnknownRuleWasMeantToBe() {
        Terminal run = explain("opend", ROW.formatted(1, "open", "front", "eve"));

        assertThat(run.err()).contains("There is no rule opend; did you mean opened?");
        assertThat(run.exitCode()).isNotZero();
    }

    @Test
    void namesLinesThatCannotBeRead() {
        Terminal run = explain("opened", "no JSON\n" + ROW.formatted(1, "open", "front", "eve"));

        assertThat(run.err()).contains("rows:1: row: no JSON object", "1 lines could not be read.");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void tellsByWhatMarginARuleFiresAndWhatWouldSilenceIt() {
        Terminal run = mine("fires.ndjson", rule -> rule);

        assertThat(run.out())
                .contains(
                        "mine: Many logins refused",
                        "event_count gte 25, 5m by src_endpoint.ip",
                        "mine_failed matches 28 of 28 events.",
                        "1 of 1 group fires.",
                        "FIRES  203.0.113.232 (pocketbase): 28 events",
                        "28 events in 38 s, rule wants 25 within 5 m",
                        "gte: 29 would have stayed silent");
    }

    @Test
    void tellsHowNearEachQuietGroupCame() {
        Terminal run = mine("quiet.ndjson", rule -> rule);

        assertThat(run.out())
                .contains(
                        "0 of 2 groups fire.",
                        "quiet  203.0.113.232 (pocketbase): 24 events",
                        "  at most 24 events within 5m, at 2026-11-09T22:00:34.423Z (rules/mine/quiet.ndjson:64),"
                                + " wants gte 25",
                        "  gte: 24 would have fired",
                        "quiet  198.51.100.26 (pocketbase): 21 events");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void countsEventsWithoutAGroup() {
        Terminal run = mine("fires.ndjson", rule -> rule.replace("src_endpoint.ip", "actor.user.uid"));

        assertThat(run.out())
                .contains("28 of these lack actor.user.uid and count for no group; the first is"
                        + " rules/mine/fires.ndjson:1.")
                .contains("0 of 0 groups fire.");
    }

    @Test
    void tellsWhatIsOrdinaryWhereARuleAsksForIt() {
        Evening.bytes(
                folder,
                "lapwing.yml",
                "ordinary: {automation: [192.0.2.20, 192.0.2.21]}\n".getBytes(StandardCharsets.UTF_8));
        String rows = Path.of(
                        "src",
                        "main",
                        "resources",
                        "rules",
                        "pocketbase",
                        "pocketbase-backup-downloaded",
                        "fires.ndjson")
                .toAbsolutePath()
                .toString();

        assertThat(Terminal.run(folder, Map.of(), "rules", "explain", "pocketbase-backup-downloaded", rows)
                        .out())
                .endsWith("It asks whether an event is of ordinary.automation: 192.0.2.20; 192.0.2.21"
                        + System.lineSeparator());
        assertThat(Terminal.run(folder, Map.of(), "rules", "explain", "backup_downloaded", rows)
                        .out())
                .contains("own_machine did not hold: src_endpoint.ip|cidr|expand: 192.0.2.20 of ordinary.automation,"
                        + " 192.0.2.21 of ordinary.automation (the row has");
        assertThat(Terminal.run(folder, Map.of(), "rules", "explain", "foreign_filter", rows)
                        .out())
                .doesNotContain(" of ordinary.");
    }

    private Terminal mine(String rows, UnaryOperator<String> change) {
        return OwnRules.in(folder, change)
                .run("rules", "explain", "--rules", "rules", "--no-builtin-rules", "mine", "rules/mine/" + rows);
    }

    private Terminal explain(String rule, String rows, String... options) {
        Evening.bytes(folder, "rule.yml", RULE.getBytes(StandardCharsets.UTF_8));
        Evening.bytes(folder, "rows", rows.getBytes(StandardCharsets.UTF_8));
        List<String> all = new ArrayList<>(List.of("rules", "explain", "--rules", "rule.yml", "--no-builtin-rules"));
        all.addAll(List.of("--format", "json", "--time-field", "ts"));
        all.addAll(List.of(options));
        all.addAll(List.of(rule, "rows"));
        return Terminal.run(folder, Map.of(), all.toArray(new String[0]));
    }

    private static String uid(Terminal run) {
        return run.out().replaceAll("(?s).*json:(\\S+).*", "$1");
    }
}
