package dev.lapwing.config;

import dev.lapwing.rule.RuleChanges;
import dev.lapwing.yaml.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code rules.set}: for each rule the settings to change. */
public final class OverridesReader {
    private OverridesReader() {}

    static RuleChanges read(ConfigMap set) {
        List<RuleChanges.OfRule> rules = new ArrayList<>();
        set.maps()
                .forEach((rule, changes) ->
                        rules.add(new RuleChanges.OfRule(rule, place(set.place(rule)), changes(changes))));
        return new RuleChanges(rules);
    }

    /** The place that {@code lapwing.yml:3:7} means. */
    public static SourceLocation place(String text) {
        int column = text.lastIndexOf(':');
        int line = text.lastIndexOf(':', column - 1);
        return new SourceLocation(
                Integer.parseInt(text.substring(line + 1, column)),
                Integer.parseInt(text.substring(column + 1)),
                Optional.of(text.substring(0, line)));
    }

    private static List<RuleChanges.Change> changes(ConfigMap changes) {
        return changes.texts().entrySet().stream()
                .map(entry -> new RuleChanges.Change(
                        entry.getKey(),
                        place(entry.getValue().keyPlace()),
                        entry.getValue().text(),
                        place(entry.getValue().place())))
                .toList();
    }
}
