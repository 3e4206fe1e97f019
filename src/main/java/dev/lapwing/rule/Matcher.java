package dev.lapwing.rule;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schema;
import java.util.HashMap;
import java.util.Map;

/**
 * Says which detection rules match an event.
 *
 * <p>Not thread-safe: it keeps scratch memory, so that an event costs next to no garbage. Each thread takes its own from
 * {@link RuleSet#matcher()}; the compiled rules behind them are shared.
 */
public final class Matcher {
    private final Programs programs;
    private final Map<Schema, Scratch> scratches = new HashMap<>();

    Matcher(Programs programs) {
        this.programs = programs;
    }

    /** The ordinals of the matching rules, ascending; the array is the caller's, except that empty ones are shared. */
    public int[] match(AuditEvent event) {
        Scratch scratch = scratches.get(event.schema());
        if (scratch == null) {
            scratch = new Scratch(programs.of(event.schema()), event);
            scratches.put(event.schema(), scratch);
        }
        return scratch.match(event);
    }
}
