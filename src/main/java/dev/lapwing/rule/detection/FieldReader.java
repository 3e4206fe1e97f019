package dev.lapwing.rule.detection;

import dev.lapwing.rule.clause.Clause;
import dev.lapwing.rule.clause.Clause.Check;
import dev.lapwing.rule.clause.RuleLogSource;
import dev.lapwing.rule.clause.ValuePredicate.Absent;
import dev.lapwing.rule.ordinary.Ordinary;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one line of a selection: a field with its modifiers, and its value or list of values. */
record FieldReader(RuleLogSource source, ProblemReport report, Ordinary ordinary) {
    private static final int MAX_VALUES = 5000;

    Optional<Clause> read(YamlNode.Entry entry) {
        Optional<Modifiers> modifiers = Modifiers.read(entry.key(), report);
        if (modifiers.isEmpty()) {
            return Optional.empty();
        }
        String key = entry.key().text();
        String field = key.substring(0, key.indexOf('|') < 0 ? key.length() : key.indexOf('|'));
        source.checkField(field, entry.key().place(), report);
        List<YamlNode> values = entry.value().oneOrMore();
        if (values.isEmpty() || values.size() > MAX_VALUES) {
            report.error(entry.value().place(), values.isEmpty() ? "an empty list" : "more than 5000 values");
            return Optional.empty();
        }
        if (modifiers.get().has("all") && values.size() == 1) {
            report.error(entry.key().place(), "\"all\" needs a list of at least two values");
            return Optional.empty();
        }
        if (field.isEmpty() && needsField(modifiers.get())) {
            report.error(entry.key().place(), "such a modifier needs a field before it");
            return Optional.empty();
        }
        return join(checks(field, modifiers.get(), values), modifiers.get())
                .map(line -> new Clause.Named(Clause.Naming.LINE, key, line));
    }

    private static boolean needsField(Modifiers modifiers) {
        return modifiers.is("exists")
                || modifiers.has("fieldref")
                || modifiers.part().isPresent();
    }

    private List<Clause> checks(String field, Modifiers modifiers, List<YamlNode> values) {
        List<Clause> checks = new ArrayList<>();
        for (YamlNode value : values) {
            if (value instanceof YamlNode.Scalar scalar) {
                Optional<String> placeholder = placeholder(modifiers, scalar);
                placeholder
                        .map(name -> expanded(field, modifiers, name, scalar))
                        .orElseGet(() -> named(field, modifiers, scalar.text(), scalar))
                        .ifPresent(checks::add);
            } else {
                report.error(value.place(), "a value must be a single text, number, true, false or null");
            }
        }
        return checks;
    }

    private static Optional<String> placeholder(Modifiers modifiers, YamlNode.Scalar value) {
        return modifiers.has("expand") ? Ordinary.placeholderIn(value.text()) : Optional.empty();
    }

    /** A placeholder without values is one that nothing satisfies. */
    private Optional<Clause> expanded(String field, Modifiers modifiers, String placeholder, YamlNode.Scalar written) {
        String name = Ordinary.bare(placeholder);
        return new PlaceholderReader(ordinary, report)
                .read(placeholder, written, modifiers)
                .map(values -> values.stream()
                        .flatMap(value -> named(field, modifiers, value.text() + " of " + name, value).stream())
                        .toList())
                .map(any -> any.isEmpty()
                        ? new Clause.Named(Clause.Naming.VALUE, name + ", which is empty", new Clause.Any(any))
                        : Clause.any(any))
                .map(any -> new Clause.Named(Clause.Naming.PLACEHOLDER, name, any));
    }

    private Optional<Clause> named(String field, Modifiers modifiers, String words, YamlNode.Scalar value) {
        return check(field, modifiers, value).map(check -> new Clause.Named(Clause.Naming.VALUE, words, check));
    }

    private static Optional<Clause> join(List<Clause> checks, Modifiers modifiers) {
        if (checks.isEmpty()) {
            return Optional.empty();
        }
        Clause joined = modifiers.has("all") ? Clause.all(checks) : Clause.any(checks);
        return Optional.of(modifiers.has("neq") ? new Clause.Not(joined) : joined);
    }

    private Optional<Clause> check(String field, Modifiers modifiers, YamlNode.Scalar value) {
        if (modifiers.is("exists")) {
            Optional<Boolean> exists = value.yes();
            if (exists.isEmpty()) {
                report.error(value.place(), "\"exists\" needs true or false");
                return Optional.empty();
            }
            Clause absent = new Check(field, new Absent());
            return Optional.of(exists.get() ? new Clause.Not(absent) : absent);
        }
        List<Clause> checks = new ValueReader(source, field, modifiers, report)
                .read(value).stream()
                        .<Clause>map(test -> new Check(field, test))
                        .toList();
        return checks.isEmpty() ? Optional.empty() : Optional.of(Clause.any(checks));
    }
}
