package dev.lapwing.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Terminal;
import dev.lapwing.rule.ordinary.Ordinary;
import dev.lapwing.rule.ordinary.OrdinaryKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What labelled logs show to be ordinary, and whether attacks can hide behind it. */
@Tag("long")
class ProposedOrdinaryTest {
    private static final LabelledLog PORTAL = new LabelledLog("portal");
    private static final String[] MISSED = {"w-07", "w-19", "w-41"};
    private static final Pattern KEY = Pattern.compile("\\+  ([a-z.]+):.*");
    private static final Pattern VALUE = Pattern.compile("\\+    - \"?(.*?)\"?  # .*");

    @TempDir
    private Path folder;

    @Test
    void learnsTheOfficeTheMachinesThePublicCollectionAndTheNightOfReleases() {
        assertThat(proposed(PORTAL))
                .containsExactly(
                        "networks 198.51.100.10",
                        "automation 192.0.2.20",
                        "automation 192.0.2.21",
                        "automation account:qtjlkf0sbst4b14",
                        "public.collections posts",
                        "change.windows Tue,Thu,Sat 02:00-03:00 UTC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"portal", "club", "session"})
    void neverTakesAnAttackersAddressForOrdinary(String log) throws IOException {
        LabelledLog labelled = new LabelledLog(log);
        Ordinary ordinary = new Ordinary(Map.of(
                OrdinaryKey.NETWORKS,
                proposed(labelled).stream()
                        .map(line -> line.split(" ", 2))
                        .filter(line ->
                                List.of("networks", "proxies", "automation").contains(line[0]))
                        .map(line -> line[1])
                        .toList()));

        assertThat(labelled.ofAttacks("userIP"))
                .isNotEmpty()
                .noneMatch(address -> ordinary.covers(OrdinaryKey.NETWORKS, address));
    }

    @Test
    void findsTheSameAttacksWithWhatIsProposedAndNothingFalseAnyMore() throws IOException {
        Files.writeString(folder.resolve("lapwing.yml"), config(PORTAL));

        Score score = PORTAL.score(folder);

        assertThat(score.missed()).containsExactlyInAnyOrder(MISSED);
        assertThat(score.trapsHit()).isEmpty();
        assertThat(score.falseAlerts()).isEmpty();
    }

    @Test
    void hidesNoAttackBehindAUserAgentOrAnAccountAlone() throws IOException {
        List<String> machines = new ArrayList<>();
        PORTAL.ofAttacks("userAgent").stream()
                .map(agent -> "agent:" + agent)
                .filter(agent -> OrdinaryKey.AUTOMATION.problem(agent).isEmpty())
                .forEach(machines::add);
        PORTAL.ofAttacks("authId").forEach(account -> machines.add("account:" + account));
        Files.writeString(
                folder.resolve("lapwing.yml"),
                "ordinary:\n  automation: %s\n  people: %s\n"
                        .formatted(quoted(machines), quoted(PORTAL.ofAttacks("authId"))));

        assertThat(machines).hasSizeGreaterThan(10);
        assertThat(PORTAL.score(folder).missed()).containsExactlyInAnyOrder(MISSED);
    }

    @Test
    void hidesNoAttackWhereEveryAddressIsAProxy() throws IOException {
        List<String> all = List.of("100.64.0.0/10", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24");
        Files.writeString(folder.resolve("lapwing.yml"), "ordinary:\n  proxies: %s\n".formatted(quoted(all)));

        Ordinary proxies = new Ordinary(Map.of(OrdinaryKey.PROXIES, all));
        assertThat(PORTAL.ofAttacks("userIP")).allMatch(address -> proxies.covers(OrdinaryKey.PROXIES, address));
        assertThat(PORTAL.score(folder).missed()).containsExactlyInAnyOrder(MISSED);
    }

    private List<String> proposed(LabelledLog log) {
        List<String> values = new ArrayList<>();
        String key = "";
        for (String line : diff(log)) {
            Matcher value = VALUE.matcher(line);
            Matcher start = KEY.matcher(line);
            if (value.matches()) {
                values.add(key + " " + value.group(1));
            } else if (start.matches()) {
                key = start.group(1);
            }
        }
        return values;
    }

    private String config(LabelledLog log) {
        StringBuilder text = new StringBuilder();
        diff(log).stream()
                .filter(line -> line.startsWith("+") && !line.startsWith("+++"))
                .forEach(line -> text.append(line.substring(1)).append('\n'));
        return text.toString();
    }

    private List<String> diff(LabelledLog log) {
        Terminal run =
                Terminal.run(folder, Map.of(), "learn", "--ordinary", log.rows().toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return Arrays.asList(run.out().split("\\R"));
    }

    private static String quoted(Iterable<String> values) {
        List<String> quoted = new ArrayList<>();
        values.forEach(value -> quoted.add('"' + value + '"'));
        return quoted.toString();
    }
}
