package dev.lapwing.posture.filter;

import dev.lapwing.posture.Effect;
import java.util.Optional;

/**
 * What a change of an access rule does, and for whom. No rule means superusers only, the empty one everybody.
 *
 * @param effect what it does
 * @param forWhom those who may now do what they could not, or no longer what they could; empty where that is not known
 */
public record RuleChange(Effect effect, String forWhom) {
    /** The change from one rule to another. */
    public static RuleChange of(Optional<String> before, Optional<String> after) {
        if (before.equals(after)) {
            return new RuleChange(Effect.CHANGED, "");
        }
        if (after.isEmpty()) {
            return new RuleChange(Effect.NARROWED, "");
        }
        if (after.get().isEmpty()) {
            return new RuleChange(Effect.WIDENED, "guests");
        }
        if (before.isEmpty()) {
            return new RuleChange(Effect.WIDENED, "");
        }
        return before.get().isEmpty() ? new RuleChange(Effect.NARROWED, "") : new RuleChange(Effect.UNCLEAR, "");
    }
}
