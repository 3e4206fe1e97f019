package dev.lapwing.cli.deadletters;

import dev.lapwing.cli.CommandGroup;
import dev.lapwing.cli.Environment;
import picocli.CommandLine;

/** {@code lapwing dead-letters}: rows that the job could not use. */
public final class DeadLettersCommand {
    private DeadLettersCommand() {}

    public static CommandLine commandLine(Environment surroundings) {
        return CommandGroup.of(
                "dead-letters",
                "Shows the rows that the job could not use, and sends them again.",
                new DeadLettersListCommand(surroundings),
                new DeadLettersRetryCommand(surroundings));
    }
}
