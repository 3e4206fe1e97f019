package dev.lapwing.cli.deadletters;

import dev.lapwing.cli.Environment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lapwing dead-letters}: rows that the job could not use. */
@Command(
        name = "dead-letters",
        description = "Shows the rows that the job could not use, and sends them again.",
        mixinStandardHelpOptions = true)
public final class DeadLettersCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    public static CommandLine commandLine(Environment surroundings) {
        return new CommandLine(new DeadLettersCommand())
                .addSubcommand(new DeadLettersListCommand(surroundings))
                .addSubcommand(new DeadLettersRetryCommand(surroundings));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Which one? There is lapwing dead-letters "
                        + String.join(", ", spec.subcommands().keySet()) + ".");
    }
}
