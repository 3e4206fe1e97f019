package dev.lapwing.cli.review;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schemas;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.Level;
import dev.lapwing.text.JsonLine;
import dev.lapwing.text.TextTable;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that stands open, or that is not as it was approved.
 *
 * @param source where it was seen
 * @param event what was seen
 * @param rules those that would alert of it, the gravest first
 */
record ReviewFinding(String source, AuditEvent event, List<CorrelationRule> rules) {
    static final Comparator<ReviewFinding> GRAVEST_FIRST = Comparator.comparing(ReviewFinding::level)
            .reversed()
            .thenComparing(ReviewFinding::source)
            .thenComparing(finding -> finding.text("resources.name"))
            .thenComparing(finding -> finding.text("config.path"));

    private static final int SHOWN = 60;

    ReviewFinding {
        rules = rules.stream()
                .sorted(Comparator.comparing(
                                (CorrelationRule rule) -> rule.head().level())
                        .reversed())
                .toList();
    }

    static TextTable table(List<ReviewFinding> findings) {
        TextTable table = new TextTable();
        table.row("level", "source", "resource", "path", "stands", "effect", "for whom", "what to do");
        findings.forEach(finding -> finding.addTo(table));
        return table;
    }

    /** That of the gravest rule; what no rule alerts of is only told. */
    Level level() {
        return rules.isEmpty() ? Level.INFORMATIONAL : rules.get(0).head().level();
    }

    /** Whether it tells that collections could not be looked at. */
    boolean blind() {
        return text("resources.type").equals("collections");
    }

    String levelWord() {
        return level().name().toLowerCase(Locale.ROOT);
    }

    String json() {
        return JsonLine.shown(json -> {
            json.writeStringField("level", levelWord());
            json.writeStringField("source", source);
            json.writeStringField("type", text("resources.type"));
            json.writeStringField("name", text("resources.name"));
            json.writeStringField("path", text("config.path"));
            json.writeBooleanField("drift", drift());
            write(json, "before", "config.before");
            write(json, "after", "config.after");
            write(json, "effect", "config.effect");
            write(json, "for_whom", "config.audience");
            JsonLine.texts(
                    json,
                    "rules",
                    rules.stream().map(rule -> rule.head().identity()).toList());
            JsonLine.texts(json, "do", actions());
        });
    }

    private void addTo(TextTable table) {
        table.row(
                levelWord(),
                source,
                "%s (%s)".formatted(text("resources.name"), text("resources.type")),
                text("config.path"),
                drift() ? shown("config.before") + " -> " + shown("config.after") : shown("config.after"),
                drift() ? text("config.effect") : "stands open",
                value("config.audience").orElse("-"),
                actions().stream().findFirst().orElse("-"));
    }

    private boolean drift() {
        return event.schema().equals(Schemas.POCKETBASE_DRIFT);
    }

    private List<String> actions() {
        return rules.isEmpty() ? List.of() : rules.get(0).head().text().actions();
    }

    private String shown(String field) {
        Optional<String> value = value(field);
        String text = value.orElse("-");
        return text.isEmpty() ? "\"\"" : text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    private void write(JsonGenerator json, String key, String field) throws IOException {
        Optional<String> value = value(field);
        if (value.isPresent()) {
            json.writeStringField(key, value.get());
        }
    }

    private String text(String field) {
        return value(field).orElse("");
    }

    private Optional<String> value(String field) {
        return event.schema().find(field).map(event::value).map(String::valueOf);
    }
}
