package dev.lapwing.rule.detection;

import dev.lapwing.rule.clause.Clause;
import dev.lapwing.rule.clause.FieldValue;
import dev.lapwing.rule.clause.RuleLogSource;
import dev.lapwing.rule.clause.TextPattern;
import dev.lapwing.rule.clause.ValuePredicate;
import dev.lapwing.rule.ordinary.Ordinary;
import dev.lapwing.rule.syntax.Condition;
import dev.lapwing.rule.syntax.ConditionParser;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the {@code detection:} part of a rule: named selections and the condition over them. */
public final class DetectionReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final long MAX_SIZE = 20_000;
    private static final int MAX_SELECTIONS = 1000;
    private static final int MAX_CONDITIONS = 20;
    private static final int MAX_NAME = 100;
    private static final String CONDITION = "condition";

    private final ProblemReport report;
    private final FieldReader fields;
    private final Map<String, Clause> selections = new LinkedHashMap<>();

    private DetectionReader(RuleLogSource source, ProblemReport report, Ordinary ordinary) {
        this.report = report;
        this.fields = new FieldReader(source, report, ordinary);
    }

    /** The detection part, with what its placeholders stand for; empty when something in it is wrong. */
    public static Optional<Clause> read(
            YamlNode.Mapping detection, RuleLogSource source, ProblemReport report, Ordinary ordinary) {
        Optional<Clause> clause = new DetectionReader(source, report, ordinary).all(detection);
        if (clause.isPresent() && tooBig(clause.get())) {
            report.error(detection.place(), "the detection comes to more than " + MAX_SIZE + " comparisons");
            return Optional.empty();
        }
        return clause;
    }

    private Optional<Clause> all(YamlNode.Mapping detection) {
        int before = report.errors();
        if (detection.entries().size() > MAX_SELECTIONS) {
            report.error(detection.place(), "more than " + MAX_SELECTIONS + " selections");
            return Optional.empty();
        }
        for (YamlNode.Entry entry : detection.entries()) {
            if (!entry.key().text().equals(CONDITION)) {
                selection(entry);
            }
        }
        Optional<YamlNode> condition = detection.get(CONDITION);
        if (condition.isEmpty()) {
            report.error(detection.place(), "the detection has no condition");
        }
        if (detection.keys().stream().allMatch(CONDITION::equals)) {
            report.error(detection.place(), "the detection has no selection");
        }
        List<Clause> clauses = condition.map(this::conditions).orElse(List.of());
        boolean wrong = report.errors() > before;
        return wrong || clauses.isEmpty() ? Optional.empty() : Optional.of(Clause.any(clauses));
    }

    private void selection(YamlNode.Entry entry) {
        YamlNode.Scalar key = entry.key();
        if (key.text().equals("timeframe")) {
            report.error(key.place(), "\"timeframe\" is no longer Sigma: write a correlation rule");
            return;
        }
        if (key.text().length() > MAX_NAME || !NAME.matcher(key.text()).matches()) {
            report.error(key.place(), "a selection is named with letters, digits, _ and - only");
            return;
        }
        // A selection with a problem still has a name, so that the condition is not blamed for using it.
        Clause body = body(entry.value()).orElse(new Clause.All(List.of()));
        selections.put(key.text(), new Clause.Named(Clause.Naming.SELECTION, key.text(), body));
    }

    private Optional<Clause> body(YamlNode value) {
        return value.match(this::keyword, this::list, this::mapping);
    }

    private Optional<Clause> list(YamlNode.Sequence list) {
        if (list.items().isEmpty()) {
            report.error(list.place(), "an empty selection");
        }
        List<Clause> parts = new ArrayList<>();
        for (YamlNode item : list.items()) {
            item.match(this::keyword, this::noSelection, this::mapping).ifPresent(parts::add);
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(Clause.any(parts));
    }

    private Optional<Clause> keyword(YamlNode.Scalar word) {
        return word.kind() == YamlNode.Kind.NULL
                ? noSelection(word)
                : fields.read(new YamlNode.Entry(new YamlNode.Scalar(word.place(), "", YamlNode.Kind.TEXT, -1), word));
    }

    private Optional<Clause> noSelection(YamlNode item) {
        report.error(item.place(), "a selection is a map of fields, a list of such maps or a list of keywords");
        return Optional.empty();
    }

    private Optional<Clause> mapping(YamlNode.Mapping map) {
        if (map.entries().isEmpty()) {
            report.error(map.place(), "an empty selection");
        }
        List<Clause> parts = new ArrayList<>();
        map.entries().forEach(entry -> fields.read(entry).ifPresent(parts::add));
        return parts.isEmpty() ? Optional.empty() : Optional.of(Clause.all(parts));
    }

    private List<Clause> conditions(YamlNode value) {
        List<YamlNode> items = value.oneOrMore();
        if (items.isEmpty()) {
            report.error(value.place(), "the condition is empty");
        }
        if (items.size() > MAX_CONDITIONS) {
            report.error(value.place(), "more than " + MAX_CONDITIONS + " conditions");
            return List.of();
        }
        List<Clause> clauses = new ArrayList<>();
        for (YamlNode item : items) {
            if (item instanceof YamlNode.Scalar text) {
                ConditionParser.parse(text, report).ifPresent(condition -> clauses.add(clause(condition, text)));
            } else {
                report.error(item.place(), "a condition is a text");
            }
        }
        return clauses;
    }

    private Clause clause(Condition condition, YamlNode.Scalar text) {
        return condition.match(
                name -> selection(name, text),
                of -> quantified(of, text),
                and -> new Clause.All(clauses(and.parts(), text)),
                or -> new Clause.Any(clauses(or.parts(), text)),
                not -> new Clause.Not(clause(not.part(), text)));
    }

    private List<Clause> clauses(List<Condition> parts, YamlNode.Scalar text) {
        return parts.stream().map(part -> clause(part, text)).toList();
    }

    private Clause selection(Condition.Name name, YamlNode.Scalar text) {
        Clause selection = selections.get(name.name());
        if (selection == null) {
            report.error(text.at(name.offset()), unknown(name.name()));
            return new Clause.All(List.of());
        }
        return selection;
    }

    private Clause quantified(Condition.Of of, YamlNode.Scalar text) {
        ValuePredicate pattern = TextPattern.read(of.pattern(), ValuePredicate.Shape.EXACT, true);
        List<Clause> fitting = selections.entrySet().stream()
                .filter(entry -> fits(of.pattern(), pattern, entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (fitting.isEmpty()) {
            report.error(text.at(of.offset()), unknown(of.pattern()));
        }
        return of.all() ? Clause.all(fitting) : Clause.any(fitting);
    }

    private static boolean fits(String written, ValuePredicate pattern, String name) {
        if (written.equals("them")) {
            return !name.startsWith("_");
        }
        FieldValue leaf = new FieldValue();
        leaf.set(name);
        return pattern.on(leaf);
    }

    /** Whether there are too many comparisons, a selection counted each time that the condition names it. */
    public static boolean tooBig(Clause clause) {
        return room(clause, MAX_SIZE) < 0;
    }

    /** How many comparisons are left to be had; it stops at the first too many. */
    private static long room(Clause clause, long before) {
        return clause.match(
                all -> room(all.parts(), before),
                any -> room(any.parts(), before),
                not -> room(not.part(), before),
                check -> before - 1,
                named -> room(named.part(), before));
    }

    private static long room(List<Clause> parts, long before) {
        long left = before;
        for (Clause part : parts) {
            left = left < 0 ? left : room(part, left);
        }
        return left;
    }

    private String unknown(String name) {
        return "no selection is called \"" + name + "\"" + report.hint(name, selections.keySet());
    }
}
