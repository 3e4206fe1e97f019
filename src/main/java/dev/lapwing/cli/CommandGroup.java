package dev.lapwing.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that only leads to others; without one of them it says which there are. */
@Command
public final class CommandGroup implements Runnable {
    @Mixin
    private final CommandFrame frame = new CommandFrame();

    @Spec
    private CommandSpec spec;

    private CommandGroup() {}

    public static CommandLine of(String name, String description, Object... commands) {
        CommandLine group = new CommandLine(new CommandGroup());
        group.getCommandSpec().name(name).usageMessage().description(description);
        for (Object command : commands) {
            group.addSubcommand(command);
        }
        return group;
    }

    @Override
    public void run() {
        throw frame.misunderstood("Which one? There is " + spec.qualifiedName() + " "
                + String.join(", ", spec.subcommands().keySet()) + ".");
    }
}
