package dev.lapwing.cli.rules;

import dev.lapwing.cli.rules.explain.RuleInShort;
import dev.lapwing.detect.StateBound;
import dev.lapwing.rule.RuleOverrides;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.text.JsonLine;
import dev.lapwing.text.TextTable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A rule as the list of rules shows it.
 *
 * @param sources the logs that it looks at
 * @param standing whether it is off, or how far it is
 * @param changes what the configuration changes of it
 */
record ListedRule(CorrelationRule rule, List<String> sources, Standing standing, List<RuleOverrides.Change> changes) {
    ListedRule {
        sources = List.copyOf(sources);
        changes = List.copyOf(changes);
    }

    static TextTable table(List<ListedRule> rules) {
        TextTable table = new TextTable();
        table.row("rule", "threats", "logs", "level", "asks", "keeps for each group", "stands");
        rules.forEach(rule -> rule.addTo(table));
        return table;
    }

    private void addTo(TextTable table) {
        List<String> threats = rule.head().text().threats();
        table.row(
                rule.head().called(),
                threats.isEmpty() ? "-" : String.join(", ", threats),
                String.join(", ", sources),
                level(),
                RuleInShort.asks(rule),
                RuleInShort.keeps(rule),
                standing.text()
                        + changes.stream()
                                .map(change -> change.key() + " " + change.text())
                                .collect(Collectors.joining(", ", changes.isEmpty() ? "" : ", set: ", "")));
    }

    String json() {
        return JsonLine.shown(json -> {
            json.writeStringField("rule", rule.head().identity());
            json.writeStringField("title", rule.head().title());
            json.writeStringField("file", rule.sourceFile());
            JsonLine.texts(json, "threats", rule.head().text().threats());
            JsonLine.texts(json, "logs", sources);
            json.writeStringField("level", level());
            json.writeStringField("asks", RuleInShort.asks(rule));
            JsonLine.texts(json, "group_by", rule.groupBy());
            json.writeNumberField("timespan_seconds", rule.timespan().toSeconds());
            json.writeNumberField("events_kept", StateBound.events(rule));
            standing.write(json);
            json.writeObjectFieldStart("set");
            for (RuleOverrides.Change change : changes) {
                json.writeStringField(change.key(), change.text());
            }
            json.writeEndObject();
        });
    }

    private String level() {
        return rule.head().level().name().toLowerCase(Locale.ROOT);
    }
}
