package dev.lapwing.rule;

import dev.lapwing.rule.Clause.Check;
import dev.lapwing.rule.ValueTest.Absent;
import dev.lapwing.rule.ValueTest.Cidr;
import dev.lapwing.rule.ValueTest.Compare;
import dev.lapwing.rule.ValueTest.Order;
import dev.lapwing.rule.ValueTest.Regex;
import dev.lapwing.rule.ValueTest.Shape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads one line of a selection: a field with its modifiers, and its value or list of values. */
record FieldReader(RuleLogSource source, Report report) {
    private static final int MAX_VALUES = 5000;
    private static final int MAX_TEXT = 4096;

    Optional<Clause> read(Tree.Entry entry) {
        Optional<Modifiers> modifiers = Modifiers.read(entry.key(), report);
        if (modifiers.isEmpty()) {
            return Optional.empty();
        }
        String key = entry.key().text();
        String field = key.substring(0, key.indexOf('|') < 0 ? key.length() : key.indexOf('|'));
        source.checkField(field, entry.key().place(), report);
        List<Tree> values = entry.value() instanceof Tree.Sequence list ? list.items() : List.of(entry.value());
        if (values.isEmpty() || values.size() > MAX_VALUES) {
            report.error(entry.value().place(), values.isEmpty() ? "an empty list" : "more than 5000 values");
            return Optional.empty();
        }
        if (modifiers.get().has("all") && values.size() == 1) {
            report.error(entry.key().place(), "\"all\" needs a list of at least two values");
            return Optional.empty();
        }
        return join(checks(field, modifiers.get(), values), modifiers.get());
    }

    private List<Clause> checks(String field, Modifiers modifiers, List<Tree> values) {
        List<Clause> checks = new ArrayList<>();
        for (Tree value : values) {
            if (value instanceof Tree.Scalar scalar) {
                check(field, modifiers, scalar).ifPresent(checks::add);
            } else {
                report.error(value.place(), "a value must be a single text, number, true, false or null");
            }
        }
        return checks;
    }

    private static Optional<Clause> join(List<Clause> checks, Modifiers modifiers) {
        if (checks.isEmpty()) {
            return Optional.empty();
        }
        Clause joined = modifiers.has("all") ? Clause.all(checks) : Clause.any(checks);
        return Optional.of(modifiers.has("neq") ? new Clause.Not(joined) : joined);
    }

    private Optional<Clause> check(String field, Modifiers modifiers, Tree.Scalar value) {
        if (modifiers.is("exists")) {
            if (value.kind() != Tree.Kind.BOOLEAN) {
                report.error(value.place(), "\"exists\" needs true or false");
                return Optional.empty();
            }
            Clause absent = new Check(field, new Absent());
            boolean exists = value.text().equalsIgnoreCase("true");
            return Optional.of(exists ? new Clause.Not(absent) : absent);
        }
        return test(field, modifiers, value).map(test -> new Check(field, test));
    }

    private Optional<ValueTest> test(String field, Modifiers modifiers, Tree.Scalar value) {
        if (value.text().length() > MAX_TEXT) {
            report.error(value.place(), "a text of more than " + MAX_TEXT + " characters");
            return Optional.empty();
        }
        if (modifiers.is("re")) {
            return RegexReader.read(value, modifiers.regexFlags(), report).map(Regex::new);
        }
        if (modifiers.is("cidr")) {
            Optional<Network> network = Network.parse(value.text());
            if (network.isEmpty()) {
                report.error(
                        value.place(), "\"" + value.text() + "\" is no network such as 10.0.0.0/8 or 2001:db8::/32");
            }
            return network.map(Cidr::new);
        }
        if (modifiers.comparesOrder()) {
            return order(modifiers, value);
        }
        return text(field, modifiers, value);
    }

    private Optional<ValueTest> order(Modifiers modifiers, Tree.Scalar value) {
        if (value.kind() != Tree.Kind.NUMBER) {
            report.error(value.place(), "\"" + value.text() + "\" is no number to compare with");
            return Optional.empty();
        }
        Order order = Order.valueOf(modifiers.way().orElseThrow().toUpperCase(Locale.ROOT));
        return Optional.of(new Compare(order, Num.of(new BigDecimal(value.text()))));
    }

    private Optional<ValueTest> text(String field, Modifiers modifiers, Tree.Scalar value) {
        Shape shape = shape(modifiers);
        boolean keyword = field.isEmpty();
        if (value.kind() == Tree.Kind.NULL) {
            if (keyword || shape != Shape.EXACT) {
                report.error(value.place(), "null is only a value of a field without such a modifier");
                return Optional.empty();
            }
            return Optional.of(new Absent());
        }
        if (value.kind() == Tree.Kind.NUMBER && shape == Shape.EXACT && !keyword) {
            return Optional.of(new Compare(Order.EQ, Num.of(new BigDecimal(value.text()))));
        }
        Shape wanted = keyword && shape == Shape.EXACT ? Shape.CONTAINS : shape;
        return Optional.of(TextPattern.read(value.text(), wanted, modifiers.has("cased")));
    }

    private static Shape shape(Modifiers modifiers) {
        return modifiers
                .way()
                .map(way -> switch (way) {
                    case "contains" -> Shape.CONTAINS;
                    case "startswith" -> Shape.STARTS;
                    case "endswith" -> Shape.ENDS;
                    default -> Shape.EXACT;
                })
                .orElse(Shape.EXACT);
    }
}
