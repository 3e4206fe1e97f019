package dev.lapwing.config;

import dev.lapwing.rule.RuleOverrides;
import dev.lapwing.yaml.LocatedMap;
import dev.lapwing.yaml.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code rules.set}: for each rule the settings to change. */
public final class OverridesReader {
    private OverridesReader() {}

    static List<RuleOverrides.OfRule> read(LocatedMap set) {
        List<RuleOverrides.OfRule> rules = new ArrayList<>();
        set.maps()
                .forEach((rule, changes) ->
                        rules.add(new RuleOverrides.OfRule(rule, place(set.place(rule)), changes(changes))));
        return rules;
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

    private static List<RuleOverrides.Change> changes(LocatedMap changes) {
        return changes.texts().entrySet().stream()
                .map(entry -> new RuleOverrides.Change(
                        entry.getKey(),
                        place(entry.getValue().keyPlace()),
                        entry.getValue().text(),
                        place(entry.getValue().place())))
                .toList();
    }
}
