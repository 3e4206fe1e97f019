package dev.lapwing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Terminal;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rules.off} and {@code rules.set} of lapwing.yml, wherever rules are used. */
class RuleSettingsTest {
    @TempDir
    private Path folder;

    private OwnRules own;

    @BeforeEach
    void layRowsDown() {
        own = new OwnRules(folder);
        own.write("rows.ndjson", own.shipped("fires.ndjson"));
    }

    @Test
    void replayFindsWithTheThresholdsOfTheConfiguration() {
        own.write("lapwing.yml", "rules: {set: {pocketbase-stuffing: {gte: 2000}}}");

        Terminal replay = own.run("replay", "rows.ndjson");

        assertThat(replay.exitCode()).isZero();
        assertThat(replay.out()).contains("digest sha256:").doesNotContain("pocketbase-stuffing ");
    }

    @Test
    void replayFindsWithTheThresholdsOfTheFilesWithoutIt() {
        Terminal replay = own.run("replay", "rows.ndjson");

        assertThat(replay.out()).contains("pocketbase-stuffing ");
    }

    @Test
    void replayRefusesASettingThatDoesNotFit() {
        own.write("lapwing.yml", "rules: {set: {pocketbase-stuffing: {timespan: soon}}}");

        Terminal replay = own.run("replay", "rows.ndjson");

        assertThat(replay.exitCode()).isEqualTo(2);
        assertThat(replay.err()).startsWith("lapwing.yml:1:47: \"soon\" is no time span");
        assertThat(replay.out()).isEmpty();
    }

    @Test
    void theCheckOfTheConfigurationTellsThemToo() {
        own.write("lapwing.yml", """
                rules:
                  off: [pocketbase-stuffing-ratio, mine]
                  set:
                    pocketbase-stuffing: {gte: x}
                    pocketbase-stuffing-ratio: {gte: 20}
                """);

        Terminal check = own.run("config", "check");

        assertThat(check.exitCode()).isEqualTo(2);
        assertThat(check.out()).isEmpty();
        assertThat(check.err().lines())
                .containsExactly(
                        "lapwing.yml:2:36: no rule that Lapwing brings is called mine, and only those can be"
                                + " switched off",
                        "lapwing.yml:5:5: warning: the rule pocketbase-stuffing-ratio is switched off, so this"
                                + " changes nothing",
                        "lapwing.yml:4:32: \"x\" is no number");
    }

    @Test
    void theCheckOfTheConfigurationCountsThem() {
        own.write("lapwing.yml", "rules: {off: [neon-credential-drip], set: {pocketbase-stuffing: {gte: 40}}}");

        Terminal check = own.run("config", "check");

        assertThat(check.exitCode()).isZero();
        assertThat(check.out()).contains("rules: Lapwing's own and 0 folders, 1 off, 1 changed");
    }
}
