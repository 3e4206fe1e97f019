package dev.lapwing.config.value;

import dev.lapwing.redact.Secret;
import dev.lapwing.yaml.LocatedText;
import java.util.Optional;

/**
 * A secret that is looked up where it is needed, and not when the file is read: the job reads the same file as the
 * connectors, and need not hold what opens its sources.
 */
public record DeferredSecret(LocatedText written) {
    /** A secret in a variable of the environment. */
    public static DeferredSecret ofVariable(String variable) {
        return new DeferredSecret(new LocatedText("${env:" + variable + "}", variable));
    }

    /** The secret; empty where it is not to be found, which is told. */
    public Optional<Secret> in(SecretLookup lookup) {
        return lookup.resolve(written).map(Secret::new);
    }

    /** It may be written out in the file. */
    @Override
    public String toString() {
        return "(hidden)";
    }
}
