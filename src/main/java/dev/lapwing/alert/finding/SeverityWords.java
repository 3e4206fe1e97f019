package dev.lapwing.alert.finding;

import dev.lapwing.rule.definition.Level;
import java.util.Optional;

/** A rule's level as OCSF numbers and names it; unknown where the rule is gone. */
record SeverityWords(int id, String label) {
    static SeverityWords of(Optional<Level> level) {
        return level.map(SeverityWords::of).orElse(new SeverityWords(0, "Unknown"));
    }

    private static SeverityWords of(Level level) {
        return switch (level) {
            case INFORMATIONAL -> new SeverityWords(1, "Informational");
            case LOW -> new SeverityWords(2, "Low");
            case MEDIUM -> new SeverityWords(3, "Medium");
            case HIGH -> new SeverityWords(4, "High");
            case CRITICAL -> new SeverityWords(5, "Critical");
        };
    }
}
