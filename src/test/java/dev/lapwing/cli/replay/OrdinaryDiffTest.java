package dev.lapwing.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.config.ConfigReader;
import dev.lapwing.replay.ordinary.Proposal;
import dev.lapwing.rule.ordinary.Ordinary;
import dev.lapwing.rule.ordinary.OrdinaryKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrdinaryDiffTest {
    private static final List<Proposal> PROPOSALS = List.of(
            new Proposal(OrdinaryKey.NETWORKS, "198.51.100.10", "why"),
            new Proposal(OrdinaryKey.NETWORKS, "2001:db8::/64", "why"),
            new Proposal(OrdinaryKey.PUBLIC_COLLECTIONS, "on", "why"),
            new Proposal(OrdinaryKey.CHANGE_WINDOWS, "Tue,Thu 02:00-03:00 UTC", "why"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kafka: {}\n",
                "ordinary:\n",
                "# first\nordinary: {networks: [10.0.0.1], people: [ann]}\nkafka: {}\n",
                "ordinary:\n  networks:\n    # ours\n    - 10.0.0.1  # the lab\n  people: [ann]\n\n# then\nkafka: {}\n",
                "ordinary: {networks: [10.0.0.1],\n  people: [ann]}\n",
                "ordinary:\n    people:\n        - ann\n    networks: [10.0.0.1]\n",
                "kafka: {}\n\nordinary:\n  networks: [10.0.0.1]\n  people:\n    - ann\n"
            })
    void givesAFileThatSaysWhatItSaidAndWhatIsProposed(String text) {
        Ordinary before = ordinary(text);

        Ordinary after = ordinary(String.join("\n", diff(text).after()) + "\n");

        for (OrdinaryKey key : OrdinaryKey.values()) {
            assertThat(after.of(key)).as(key.word()).containsAll(before.of(key));
        }
        PROPOSALS.forEach(proposal -> assertThat(after.of(proposal.key())).contains(proposal.value()));
    }

    @Test
    void keepsTheCommentsOfTheSectionAndWhatStandsAround() {
        String text =
                "kafka: {}\nordinary:\n  networks:\n    - 10.0.0.1  # the lab\n  people: [ann]  # on call\n\nhealth: {}\n";

        assertThat(diff(text).lines())
                .containsExactly(
                        "--- lapwing.yml",
                        "+++ lapwing.yml",
                        "@@ -2,6 +2,14 @@",
                        " ordinary:",
                        "   networks:",
                        "     - 10.0.0.1  # the lab",
                        "+    - 198.51.100.10  # why",
                        "+    - \"2001:db8::/64\"  # why",
                        "+  proxies: []",
                        "+  automation: []",
                        "+  public.collections:",
                        "+    - \"on\"  # why",
                        "+  change.windows:",
                        "+    - \"Tue,Thu 02:00-03:00 UTC\"  # why",
                        "   people: [ann]  # on call",
                        " ",
                        " health: {}");
    }

    @Test
    void beginsAFileThatIsNotThere() {
        assertThat(diff("").lines()).startsWith("--- /dev/null", "+++ lapwing.yml", "@@ -0,0 +1,11 @@", "+ordinary:");
    }

    private static OrdinaryDiff diff(String text) {
        return new OrdinaryDiff("lapwing.yml", text, ordinary(text), PROPOSALS);
    }

    private static Ordinary ordinary(String text) {
        ConfigReader.Result read = ConfigReader.read("lapwing.yml", Path.of("."), text, Map.of(), List.of());
        assertThat(read.problems()).isEmpty();
        return read.config().rules().ordinary();
    }
}
