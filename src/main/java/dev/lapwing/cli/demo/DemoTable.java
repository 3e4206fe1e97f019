package dev.lapwing.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.text.TextTable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a demo found, a line for each rule; the worst is at the end, where it stays in sight. */
final class DemoTable {
    private final Map<String, Found> byRule = new HashMap<>();

    /** What one rule found. */
    private static final class Found {
        final Set<String> alerts = new HashSet<>();
        int severity;
        String level = "";
        String said = "";
    }

    /** Takes a version of an alert; whether it is the first of it. */
    boolean add(JsonNode finding) {
        String rule = finding.at("/unmapped/lapwing/rule").asText();
        Found found = byRule.computeIfAbsent(rule, name -> new Found());
        boolean first = found.alerts.add(finding.at("/finding_info/uid").asText());
        if (finding.path("severity_id").asInt() >= found.severity) {
            found.severity = finding.path("severity_id").asInt();
            found.level = finding.path("severity").asText();
            found.said = finding.path("message").asText();
        }
        return first;
    }

    /** As lines of a width. */
    List<String> lines(int width) {
        TextTable table = new TextTable();
        table.row("LEVEL", "ALERTS", "RULE", "THE LAST OF THEM");
        byRule.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Found> rule) -> rule.getValue().severity)
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(rule -> table.row(
                        rule.getValue().level.toLowerCase(Locale.ROOT),
                        Integer.toString(rule.getValue().alerts.size()),
                        rule.getKey(),
                        rule.getValue().said));
        return table.lines(width);
    }
}
