package dev.lapwing.cli.fingerprints;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.Redactors;
import dev.lapwing.config.Config;
import dev.lapwing.config.known.KnownFile;
import dev.lapwing.redact.KnownCredentials.Known;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The known credentials as they are kept. */
record FingerprintList(Path file, List<Known> known) {
    FingerprintList {
        known = List.copyOf(known);
    }

    static FingerprintList of(Config config) {
        Path file =
                config.fingerprints().orElseThrow(() -> new CommandFailed("No file of fingerprints is configured."));
        return new FingerprintList(file, Redactors.known(config.fingerprints()));
    }

    boolean names(String name) {
        return known.stream().anyMatch(each -> each.name().equals(name));
    }

    /** Keeps these in place of those that were kept. */
    void keep(List<Known> others) {
        try {
            new KnownFile(file).write(others);
        } catch (IOException e) {
            throw new CommandFailed("The fingerprints cannot be written to " + file + ": " + e.getMessage() + ".", e);
        }
    }
}
