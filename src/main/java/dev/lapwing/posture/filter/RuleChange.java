package dev.lapwing.posture.filter;

import dev.lapwing.posture.Effect;
import java.util.Optional;

/**
 * What the change of an API rule of PocketBase does. It is said to be narrower or wider only where that follows from the two
 * filters alone, whatever the records; else it is unclear.
 *
 * @param forWhom who can do now what he could not, in a few words; empty where that is nobody, or cannot be told
 */
public record RuleChange(Effect effect, String forWhom) {
    private static final String NOBODY = "";

    /** A rule that is empty lets in superusers only, one with the empty text anyone. */
    public static RuleChange of(Optional<String> before, Optional<String> after) {
        Optional<Reach> was = Reach.of(before);
        Optional<Reach> now = Reach.of(after);
        if (was.isPresent() && now.isPresent()) {
            return between(was.get(), now.get());
        }
        if (before.equals(after)) {
            return new RuleChange(Effect.CHANGED, NOBODY);
        }
        // Whatever it was that could not be read: all are more, and none are less.
        if (now.filter(Reach::everyone).isPresent()) {
            return new RuleChange(Effect.WIDENED, "guests");
        }
        return now.filter(Reach::nobody).isPresent()
                ? new RuleChange(Effect.NARROWED, NOBODY)
                : new RuleChange(Effect.UNCLEAR, NOBODY);
    }

    private static RuleChange between(Reach was, Reach now) {
        boolean wider = now.covers(was);
        boolean narrower = was.covers(now);
        if (narrower) {
            return new RuleChange(wider ? Effect.CHANGED : Effect.NARROWED, NOBODY);
        }
        return wider
                ? new RuleChange(Effect.WIDENED, newly(was, now).orElse("more than before"))
                : new RuleChange(Effect.UNCLEAR, newly(was, now).orElse(NOBODY));
    }

    private static Optional<String> newly(Reach was, Reach now) {
        if (now.always(Caller.GUEST) && !was.always(Caller.GUEST)) {
            return Optional.of("guests");
        }
        if (now.always(Caller.SIGNED_IN) && !was.always(Caller.SIGNED_IN)) {
            return Optional.of("everyone who is signed in");
        }
        return was.never(Caller.GUEST) && !now.never(Caller.GUEST)
                ? Optional.of("guests, where the rest of the rule holds")
                : Optional.empty();
    }
}
