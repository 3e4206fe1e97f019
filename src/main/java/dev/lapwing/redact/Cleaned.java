package dev.lapwing.redact;

import dev.lapwing.event.AuditEvent;
import java.util.List;

/**
 * An event without its secrets.
 *
 * @param event the same instance as before where it had none
 * @param leaks the credentials of Neon's that stood in it, and others that are known, each once
 */
public record Cleaned(AuditEvent event, List<Leak> leaks) {
    public Cleaned {
        leaks = List.copyOf(leaks);
    }
}
