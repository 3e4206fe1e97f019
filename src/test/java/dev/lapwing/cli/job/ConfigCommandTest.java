package dev.lapwing.cli.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
    @TempDir
    private Path folder;

    @Test
    void tellsWhatIsWrongOfRulesAndOfChannelsAtOnce() throws IOException {
        Files.writeString(folder.resolve("lapwing.yml"), """
                rules: {off: [nosuch]}
                notify: {channels: {hook: {type: webhook, url: "https://hook.example", secret: tiny}}}
                """);

        var terminal = Terminal.run(folder, Map.of(), "config", "check");

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err())
                .contains("is called nosuch")
                .contains("The secret must have at least 16 characters.");
    }

    @Test
    void aConfigurationThatIsNotThereOrNoTextIsAWrongOne() throws IOException {
        Files.write(folder.resolve("binary.yml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        var absent = Terminal.run(folder, Map.of(), "config", "check", "--config", "absent.yml");
        var binary = Terminal.run(folder, Map.of(), "config", "check", "--config", "binary.yml");

        assertThat(absent.exitCode()).isEqualTo(2);
        assertThat(absent.err()).isEqualToIgnoringNewLines("There is no configuration file absent.yml.");
        assertThat(binary.exitCode()).isEqualTo(2);
        assertThat(binary.err()).isEqualToIgnoringNewLines("The configuration file binary.yml is no UTF-8 text.");
    }

    @Test
    void refusesASecretThatIsTooShortToSignWith() throws IOException {
        Files.writeString(folder.resolve("lapwing.yml"), """
                notify:
                  channels: {hook: {type: webhook, url: "https://hook.example", secret: "${env:SHORT}"}}
                """);

        var terminal = Terminal.run(folder, Map.of("SHORT", "tiny"), "config", "check");

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err())
                .endsWith("The secret must have at least 16 characters." + System.lineSeparator())
                .doesNotContain("tiny");
    }
}
