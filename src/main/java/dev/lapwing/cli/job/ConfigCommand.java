package dev.lapwing.cli.job;

import dev.lapwing.cli.CommandGroup;
import dev.lapwing.cli.Environment;
import picocli.CommandLine;

/** {@code lapwing config}: what can be asked about the configuration. */
public final class ConfigCommand {
    private ConfigCommand() {}

    public static CommandLine commandLine(Environment surroundings) {
        return CommandGroup.of("config", "Looks at the configuration.", new ConfigCheckCommand(surroundings));
    }
}
