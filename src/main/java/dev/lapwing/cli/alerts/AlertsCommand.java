package dev.lapwing.cli.alerts;

import dev.lapwing.cli.Environment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lapwing alerts}: what was raised, and what became of it. */
@Command(
        name = "alerts",
        description = "Shows the alerts that the job raised, and takes a person's word that one is dealt with.",
        mixinStandardHelpOptions = true)
public final class AlertsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    public static CommandLine commandLine(Environment surroundings) {
        return new CommandLine(new AlertsCommand())
                .addSubcommand(new AlertsListCommand(surroundings))
                .addSubcommand(new AlertsShowCommand(surroundings))
                .addSubcommand(new AlertsResolveCommand(surroundings));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Which one? There is lapwing alerts "
                        + String.join(", ", spec.subcommands().keySet()) + ".");
    }
}
