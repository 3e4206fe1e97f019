package dev.lapwing.cli.alerts;

import dev.lapwing.cli.CommandGroup;
import dev.lapwing.cli.Environment;
import picocli.CommandLine;

/** {@code lapwing alerts}: what was raised, and what became of it. */
public final class AlertsCommand {
    private AlertsCommand() {}

    public static CommandLine commandLine(Environment surroundings) {
        return CommandGroup.of(
                "alerts",
                "Shows the alerts that the job raised, and takes a person's word that one is dealt with.",
                new AlertsListCommand(surroundings),
                new AlertsShowCommand(surroundings),
                new AlertsResolveCommand(surroundings));
    }
}
