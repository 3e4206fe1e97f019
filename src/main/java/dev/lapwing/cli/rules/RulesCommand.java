package dev.lapwing.cli.rules;

import dev.lapwing.cli.CommandGroup;
import dev.lapwing.cli.Environment;
import picocli.CommandLine;

/** {@code lapwing rules}: what helps to write rules. */
public final class RulesCommand {
    private RulesCommand() {}

    public static CommandLine commandLine(Environment surroundings) {
        return CommandGroup.of(
                "rules",
                "Helps to write rules.",
                new RulesCheckCommand(surroundings),
                new RulesTestCommand(surroundings),
                new RulesListCommand(surroundings),
                new RulesEvalCommand(surroundings),
                new RulesExplainCommand(surroundings));
    }
}
