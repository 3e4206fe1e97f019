package dev.lapwing.cli.mute;

import dev.lapwing.cli.Environment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lapwing mute}: wishes for quiet. */
@Command(
        name = "mute",
        description = "Keeps alerts from being told for a while; they are raised and kept all the same.",
        mixinStandardHelpOptions = true)
public final class MuteCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    public static CommandLine commandLine(Environment surroundings) {
        return new CommandLine(new MuteCommand())
                .addSubcommand(new MuteAddCommand(surroundings))
                .addSubcommand(new MuteListCommand(surroundings))
                .addSubcommand(new MuteRemoveCommand(surroundings));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Which one? There is lapwing mute "
                        + String.join(", ", spec.subcommands().keySet()) + ".");
    }
}
