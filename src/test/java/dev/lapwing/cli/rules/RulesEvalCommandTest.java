package dev.lapwing.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Terminal;
import dev.lapwing.replay.input.Evening;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesEvalCommandTest {
    private static final String WHOAMI = """
            title: Whoami
            id: 11111111-2222-3333-4444-555555555555
            logsource: {product: windows, category: process_creation}
            detection: {sel: {Image|endswith: '\\whoami.exe'}, condition: sel}
            """;
    private static final String ANY_START = """
            title: Ein Prozess läuft
            logsource: {product: windows, service: sysmon}
            detection: {sel: {EventID: 1}, condition: sel}
            ---
            title: Ten of them
            name: ten
            correlation: {type: event_count, rules: [whoami-by-name], group-by: [User], timespan: 5m, condition: {gte: 1}}
            ---
            title: Whoami again
            name: whoami-by-name
            logsource: {product: windows}
            detection: {words: [whoami], condition: words}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeRulesAndRows() {
        write("rules.yml", WHOAMI);
        write("more.yml", ANY_START);
        write("rows.ndjson", """
                {"EventID":1,"Image":"C:\\\\Windows\\\\whoami.exe"}

                {"lapwing":"progress","upTo":"2026-11-09T12:00:00.000Z"}
                {"EventID":3}
                {"EventID":1,"Image":"C:\\\\x.exe"}
                """);
    }

    @Test
    void tellsTheRulesThatMatchEachLineByNameIdOrTitle() {
        Terminal run = eval("--rules", "rules.yml", "--rules", "more.yml", "rows.ndjson");

        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .containsExactly(
                        "{\"file\":\"rows.ndjson\",\"line\":1,\"rules\":[\"11111111-2222-3333-4444-555555555555\","
                                + "\"Ein Prozess l\\u00E4uft\",\"whoami-by-name\"]}",
                        "{\"file\":\"rows.ndjson\",\"line\":5,\"rules\":[\"Ein Prozess l\\u00E4uft\"]}");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void leavesOutRulesOfAnotherService() {
        Terminal run = eval("--rules", "more.yml", "--product", "Windows", "--service", "security", "rows.ndjson");

        assertThat(run.out().lines())
                .containsExactly("{\"file\":\"rows.ndjson\",\"line\":1,\"rules\":[\"whoami-by-name\"]}");
    }

    @Test
    void readsPackedFilesAndSeveral() {
        Evening.bytes(folder, "packed", Evening.gzip("{\"EventID\":1}\n".getBytes(StandardCharsets.UTF_8)));

        Terminal run = eval("--rules", "more.yml", "packed", "rows.ndjson");

        assertThat(run.out().lines())
                .extracting(line -> line.substring(0, line.indexOf(",\"rules")))
                .containsExactly(
                        "{\"file\":\"packed\",\"line\":1",
                        "{\"file\":\"rows.ndjson\",\"line\":1",
                        "{\"file\":\"rows.ndjson\",\"line\":5");
    }

    @Test
    void readsTheStandardInput() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("{\"EventID\":1}".getBytes(StandardCharsets.UTF_8)));
        try {
            Terminal run = eval("--rules", "more.yml", "-");

            assertThat(run.out()).startsWith("{\"file\":\"stdin\",\"line\":1,");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void tellsEachLineThatCannotBeReadAndGoesOn() {
        write("bad", "{\"EventID\":1}\nno JSON\n{\"EventID\":1}\n[1]\n");

        Terminal run = eval("--rules", "more.yml", "bad");

        assertThat(run.err().lines()).containsExactly("bad:2: row: no JSON object", "bad:4: row: no JSON object");
        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void saysWhereAnInputBreaksOff() {
        byte[] packed = Evening.gzip("{\"EventID\":1}\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
        Evening.bytes(folder, "half.gz", Arrays.copyOf(packed, packed.length - 4));

        Terminal run = eval("--rules", "more.yml", "half.gz");

        assertThat(run.err()).contains("half.gz: the compressed data ends in the middle");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void readsNothingWhileARuleIsWrong() {
        write("wrong.yml", "title: x\ndetecton: {}\n---\ntitle: y\nlogsource: {product: windows}\n");

        Terminal run = eval("--rules", "rules.yml", "--rules", "wrong.yml", "rows.ndjson");

        assertThat(run.err()).contains("wrong.yml:1:1").contains("wrong.yml:4:1");
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void readsTheKnownFormatsToo() {
        Evening.bytes(folder, "pocketbase.yml", Evening.rules().getBytes(StandardCharsets.UTF_8));
        Evening.file(folder, "rows", Evening.rows());

        Terminal run = eval("--rules", "pocketbase.yml", "--format", "pocketbase", "rows");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).isNotEmpty().allMatch(line -> line.startsWith("{\"file\":\"rows\",\"line\":"));
    }

    @Test
    void letsNoRuleOfAnotherProductSeeAKnownFormat() {
        write("keyword.yml", """
                title: Any word
                logsource: {product: windows}
                detection: {words: [api], condition: words}
                """);
        Evening.file(folder, "rows", Evening.rows());

        Terminal run = eval("--rules", "keyword.yml", "--format", "pocketbase", "rows");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
    }

    @Test
    void explainsWrongOptions() {
        assertThat(eval("--rules", "rules.yml", "--format", "syslog", "rows.ndjson")
                        .err())
                .contains(
                        "There is no format syslog; there are drill, pocketbase, pocketbase-polls, neon-audit, neon-polls,"
                                + " neon-storage, neon-auth, neon-client, neon-postgres, text, monitor, json.");
        assertThat(eval("--rules", "rules.yml", "--format", "monitor", "--product", "x", "rows.ndjson")
                        .err())
                .contains("--product and --service go with --format json only.");
        assertThat(eval("--rules", "rules.yml", "gone").err()).contains("There is no file gone.");
        assertThat(eval("rows.ndjson").err()).contains("--rules");
    }

    private Terminal eval(String... arguments) {
        List<String> all = new ArrayList<>(List.of("rules", "eval"));
        all.addAll(List.of(arguments));
        return Terminal.run(folder, Map.of(), all.toArray(new String[0]));
    }

    private void write(String name, String text) {
        Evening.bytes(folder, name, text.getBytes(StandardCharsets.UTF_8));
    }
}
