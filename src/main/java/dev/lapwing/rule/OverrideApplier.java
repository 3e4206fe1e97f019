package dev.lapwing.rule;

import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.text.DidYouMean;
import dev.lapwing.yaml.Problem;
import dev.lapwing.yaml.ProblemLevel;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.YamlNode;
import dev.lapwing.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Puts changed settings into the documents of rules before they are read; the readers judge the new values. */
final class OverrideApplier {
    /** Every place of a change names its own file. */
    private static final String NO_FILE = "";

    private final RuleOverrides changes;
    private final List<Problem> problems;
    private final ProblemReport report;
    private final Set<String> names = new HashSet<>();
    private final Map<RuleOverrides.OfRule, String> changed = new HashMap<>();

    OverrideApplier(RuleOverrides changes, List<Problem> problems) {
        this.changes = changes;
        this.problems = problems;
        this.report = new ProblemReport(NO_FILE, problems);
    }

    /** The document as the changes want it. */
    YamlNode.Mapping changed(YamlNode.Mapping document) {
        List<String> called = Stream.of("name", "id")
                .flatMap(key -> text(document, key).stream())
                .toList();
        names.addAll(called);
        YamlNode.Mapping result = document;
        Optional<RuleOverrides.OfRule> before = Optional.empty();
        for (RuleOverrides.OfRule ofRule : changes.rules()) {
            if (called.contains(ofRule.rule())) {
                before.ifPresent(other -> report.error(
                        ofRule.place(),
                        "this is the rule \"" + other.rule() + "\", which is changed at line "
                                + other.place().line() + " already"));
                before = Optional.of(ofRule);
                changed.put(ofRule, called.get(0));
                result = changed(result, ofRule);
            }
        }
        return result;
    }

    /** Reports changes of rules that are not there, and of those that raise no alert by themselves. */
    void finish(List<CorrelationRule> alerting) {
        boolean allRead = problems.stream().noneMatch(problem -> problem.severity() == ProblemLevel.ERROR);
        List<String> identities =
                alerting.stream().map(rule -> rule.head().identity()).toList();
        for (RuleOverrides.OfRule ofRule : changes.rules()) {
            String identity = changed.get(ofRule);
            if (identity == null) {
                report.error(
                        ofRule.place(),
                        "no rule is called \"" + ofRule.rule() + "\"" + DidYouMean.hint(ofRule.rule(), names));
            } else if (allRead && !identities.contains(identity)) {
                report.error(
                        ofRule.place(),
                        "the rule \"" + ofRule.rule()
                                + "\" only serves other rules and raises no alert: change those that name it");
            }
        }
    }

    private YamlNode.Mapping changed(YamlNode.Mapping document, RuleOverrides.OfRule ofRule) {
        Map<String, List<String>> keys = SettableKeys.of(document);
        YamlNode.Mapping result = document;
        for (RuleOverrides.Change change : ofRule.changes()) {
            List<String> way = keys.get(change.key());
            if (way == null) {
                report.error(
                        change.keyPlace(),
                        "the rule \"" + ofRule.rule() + "\" has no \"" + change.key() + "\" to set; it has "
                                + String.join(", ", keys.keySet()) + DidYouMean.hint(change.key(), keys.keySet()));
            } else {
                YamlNode.Scalar value =
                        new YamlNode.Scalar(change.place(), change.text(), YamlReader.plainKind(change.text()), -1);
                result = put(result, way, 0, value);
            }
        }
        return result;
    }

    /** A map inside the correlation takes the place of the change, since that is what must be mended if it fails. */
    private static YamlNode.Mapping put(YamlNode.Mapping map, List<String> way, int depth, YamlNode.Scalar value) {
        String key = way.get(depth);
        boolean last = depth == way.size() - 1;
        List<YamlNode.Entry> entries = new ArrayList<>();
        for (YamlNode.Entry entry : map.entries()) {
            if (!entry.key().text().equals(key)) {
                entries.add(entry);
            } else {
                YamlNode inner = last ? value : put(entry.value().mapping().orElseThrow(), way, depth + 1, value);
                entries.add(new YamlNode.Entry(entry.key(), inner));
            }
        }
        if (map.get(key).isEmpty()) {
            entries.add(new YamlNode.Entry(new YamlNode.Scalar(value.place(), key, YamlNode.Kind.TEXT, -1), value));
        }
        return new YamlNode.Mapping(last && depth > 1 ? value.place() : map.place(), entries);
    }

    private static Optional<String> text(YamlNode.Mapping document, String key) {
        return document.get(key).flatMap(YamlNode::scalar).map(YamlNode.Scalar::text);
    }
}
