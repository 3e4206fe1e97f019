package dev.lapwing.cli;

import dev.lapwing.config.Config;
import dev.lapwing.config.known.KnownFile;
import dev.lapwing.redact.KnownCredentials;
import dev.lapwing.redact.Redactor;
import dev.lapwing.redact.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes what replaces secrets as the configuration says, with the credentials that are known. */
public final class Redactors {
    private Redactors() {}

    /**
     * Under the configured key.
     *
     * @param otherwise the key where none is configured
     * @throws CommandFailed when the file of known credentials cannot be read
     */
    public static Redactor of(Config config, String otherwise) {
        String key = config.fingerprintKey().map(Secret::reveal).orElse(otherwise);
        return new Redactor(key.getBytes(StandardCharsets.UTF_8), KnownCredentials.of(known(config.fingerprints())));
    }

    /**
     * The known credentials in a file; none where it is not there.
     *
     * @throws CommandFailed when it cannot be read
     */
    public static List<KnownCredentials.Known> known(Optional<Path> file) {
        if (file.isEmpty()) {
            return List.of();
        }
        try {
            return new KnownFile(file.get()).read();
        } catch (IOException e) {
            throw new CommandFailed(
                    "The fingerprints in " + file.get() + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
