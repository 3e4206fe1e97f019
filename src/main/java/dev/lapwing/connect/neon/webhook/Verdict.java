package dev.lapwing.connect.neon.webhook;

import java.util.function.Function;
import java.util.function.Supplier;

/** What a delivery turned out to be. */
sealed interface Verdict {
    /** Neon signed it now. */
    record Genuine(SignedBody body) implements Verdict {}

    /** It does not go on. */
    record Refused(Refusal why) implements Verdict {}

    /** It names a key that is not known, perhaps not yet. */
    record KeyMissing() implements Verdict {}

    default <T> T match(Function<Genuine, T> genuine, Function<Refused, T> refused, Supplier<T> keyMissing) {
        if (this instanceof Genuine one) {
            return genuine.apply(one);
        }
        return this instanceof Refused one ? refused.apply(one) : keyMissing.get();
    }
}
