package dev.lapwing.rule;

import dev.lapwing.event.AuditEvent;

/**
 * Says which detection rules match an event.
 *
 * <p>Not thread-safe: it keeps scratch memory, so that an event costs next to no garbage. Each thread takes its own from
 * {@link RuleSet#matcher()}; the compiled rules behind them are shared.
 */
public final class Matcher {
    private static final int[] NONE = {};

    Matcher() {}

    /** The ordinals of the matching rules, ascending; the array is the caller's, except that empty ones are shared. */
    public int[] match(AuditEvent event) {
        return NONE;
    }
}
