package dev.lapwing.cli.fingerprints;

import dev.lapwing.cli.CommandGroup;
import dev.lapwing.cli.Environment;
import picocli.CommandLine;

/** {@code lapwing fingerprints}: known credentials. */
public final class FingerprintsCommand {
    private FingerprintsCommand() {}

    public static CommandLine commandLine(Environment surroundings) {
        return CommandGroup.of(
                "fingerprints",
                "Tells Lapwing of credentials that are in use, or are canaries, so that an alert names them.",
                new FingerprintsAddCommand(surroundings),
                new FingerprintsListCommand(surroundings),
                new FingerprintsRemoveCommand(surroundings));
    }
}
