package dev.lapwing.cli.rules;

import dev.lapwing.cli.Environment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lapwing rules}: what helps to write rules. */
@Command(name = "rules", description = "Helps to write rules.", mixinStandardHelpOptions = true)
public final class RulesCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    public static CommandLine commandLine(Environment surroundings) {
        return new CommandLine(new RulesCommand())
                .addSubcommand(new RulesCheckCommand(surroundings))
                .addSubcommand(new RulesTestCommand(surroundings))
                .addSubcommand(new RulesListCommand(surroundings))
                .addSubcommand(new RulesEvalCommand(surroundings))
                .addSubcommand(new RulesExplainCommand(surroundings));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Which one? There is lapwing rules "
                        + String.join(", ", spec.subcommands().keySet()) + ".");
    }
}
