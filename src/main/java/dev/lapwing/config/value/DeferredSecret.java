package dev.lapwing.config.value;

import dev.lapwing.redact.Secret;
import dev.lapwing.yaml.LocatedText;
import java.util.Optional;

/**
 * A secret that is looked up where it is needed, and not when the file is read: the job reads the same file as the
 * connectors, and need not hold what opens its sources.
 */
public record DeferredSecret(LocatedText written) {
    public Optional<Secret> in(SecretLookup lookup) {
        return lookup.resolve(written).map(Secret::new);
    }

    /** It may be written out in the file. */
    @Override
    public String toString() {
        return "(hidden)";
    }
}
