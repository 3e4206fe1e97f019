package dev.lapwing.cli.mute;

import dev.lapwing.cli.CommandGroup;
import dev.lapwing.cli.Environment;
import picocli.CommandLine;

/** {@code lapwing mute}: wishes for quiet. */
public final class MuteCommand {
    private MuteCommand() {}

    public static CommandLine commandLine(Environment surroundings) {
        return CommandGroup.of(
                "mute",
                "Keeps alerts from being told for a while; they are raised and kept all the same.",
                new MuteAddCommand(surroundings),
                new MuteListCommand(surroundings),
                new MuteRemoveCommand(surroundings));
    }
}
