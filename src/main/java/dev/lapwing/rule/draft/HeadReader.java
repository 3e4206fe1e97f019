package dev.lapwing.rule.draft;

import dev.lapwing.rule.definition.Level;
import dev.lapwing.rule.definition.RuleHead;
import dev.lapwing.text.DidYouMean;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.YamlMap;
import dev.lapwing.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what every rule file says about the rule itself. */
public final class HeadReader {
    private static final List<String> KNOWN = List.of(
            "title",
            "id",
            "related",
            "name",
            "taxonomy",
            "status",
            "description",
            "license",
            "author",
            "references",
            "date",
            "modified",
            "logsource",
            "detection",
            "correlation",
            "filter",
            "fields",
            "falsepositives",
            "level",
            "tags",
            "scope",
            "lapwing",
            // for the tests of SigmaHQ's own rules, which nearly all of them have
            "regression_tests_path",
            "simulation");

    private HeadReader() {}

    /** The head, or empty after a report. */
    public static Optional<RuleHead> read(YamlMap rule, ProblemReport report, OwnBlock own) {
        warnOfUnknown(rule, report);
        Optional<String> title = rule.text("title").filter(text -> !text.isBlank());
        if (title.isEmpty()) {
            report.error(rule.map().place(), "the rule has no title");
            return Optional.empty();
        }
        return Optional.of(new RuleHead(
                title.get(),
                name(rule, "id", report),
                name(rule, "name", report),
                level(rule, report),
                rule.text("description").orElse(""),
                rule.texts("tags"),
                rule.texts("falsepositives"),
                rule.texts("references"),
                own.text()));
    }

    private static Optional<String> name(YamlMap rule, String key, ProblemReport report) {
        Optional<YamlNode.Scalar> name = rule.scalar(key);
        if (name.isPresent() && name.get().text().isBlank()) {
            report.error(name.get().place(), "\"" + key + "\" is empty");
        }
        return name.map(YamlNode.Scalar::text);
    }

    private static Level level(YamlMap rule, ProblemReport report) {
        Optional<YamlNode.Scalar> level = rule.scalar("level");
        if (level.isEmpty()) {
            return Level.MEDIUM;
        }
        String word = level.get().text();
        Map<String, Level> levels = new LinkedHashMap<>();
        for (Level known : Level.values()) {
            levels.put(known.name().toLowerCase(Locale.ROOT), known);
        }
        Level found = levels.get(word);
        if (found == null) {
            report.error(level.get().place(), "\"" + word + "\" is no level" + DidYouMean.hint(word, levels.keySet()));
            return Level.MEDIUM;
        }
        return found;
    }

    private static void warnOfUnknown(YamlMap rule, ProblemReport report) {
        for (YamlNode.Entry entry : rule.map().entries()) {
            String key = entry.key().text();
            if (!KNOWN.contains(key)) {
                String hint = DidYouMean.hint(key, KNOWN);
                String end = hint.isEmpty() ? " is not Sigma's; it is left unread" : " is left unread" + hint;
                report.warning(entry.key().place(), "the key \"" + key + "\"" + end);
            }
        }
    }
}
