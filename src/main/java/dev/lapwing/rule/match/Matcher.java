package dev.lapwing.rule.match;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.FieldPath;
import dev.lapwing.event.Schema;
import dev.lapwing.rule.RuleSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says which detection rules match an event.
 *
 * <p>Not thread-safe: it keeps scratch memory, so that an event costs next to no garbage. Each thread takes its own from
 * {@link RuleSet#matcher()}; the compiled rules behind them are shared.
 */
public final class Matcher {
    private final Programs programs;
    private final Map<Schema, Scratch> scratches = new HashMap<>();

    /** A matcher for one thread; the programs may be shared. */
    public Matcher(Programs programs) {
        this.programs = programs;
    }

    /** Whether an event has any field that the rules look at; so it has where no rule sees such events at all. */
    public boolean touches(AuditEvent event) {
        List<Optional<FieldPath>> cells = programs.of(event.schema()).cells();
        return cells.isEmpty() || cells.stream().anyMatch(path -> path.isEmpty() || event.value(path.get()) != null);
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
