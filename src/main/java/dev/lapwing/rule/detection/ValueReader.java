package dev.lapwing.rule.detection;

import dev.lapwing.event.Network;
import dev.lapwing.rule.clause.CaseFold;
import dev.lapwing.rule.clause.ExactNumber;
import dev.lapwing.rule.clause.RuleLogSource;
import dev.lapwing.rule.clause.TextPattern;
import dev.lapwing.rule.clause.TimePart;
import dev.lapwing.rule.clause.ValuePredicate;
import dev.lapwing.rule.clause.ValuePredicate.Absent;
import dev.lapwing.rule.clause.ValuePredicate.Cidr;
import dev.lapwing.rule.clause.ValuePredicate.Compare;
import dev.lapwing.rule.clause.ValuePredicate.FieldRef;
import dev.lapwing.rule.clause.ValuePredicate.Order;
import dev.lapwing.rule.clause.ValuePredicate.Regex;
import dev.lapwing.rule.clause.ValuePredicate.Shape;
import dev.lapwing.rule.clause.ValuePredicate.Text;
import dev.lapwing.rule.clause.ValuePredicate.Time;
import dev.lapwing.rule.clause.ValuePredicate.Within;
import dev.lapwing.text.WeekHours;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads one value of a field: into one test, or into several of which any may hold. */
record ValueReader(RuleLogSource source, String field, Modifiers modifiers, ProblemReport report) {
    private static final int MAX_TEXT = 4096;
    private static final String TIME = "time";

    /** The tests; none after a report. */
    List<ValuePredicate> read(YamlNode.Scalar value) {
        if (value.text().length() > MAX_TEXT) {
            return refuse(value, "a text of more than " + MAX_TEXT + " characters");
        }
        if (modifiers.part().isPresent()) {
            return time(modifiers.part().get(), value);
        }
        if (modifiers.is("re") && value.kind() == YamlNode.Kind.NULL) {
            return refuse(value, "null is no regular expression; a field that is absent is asked for by null alone");
        }
        if (modifiers.is("re")) {
            return RegexReader.read(value, modifiers.regexFlags(), report)
                    .<List<ValuePredicate>>map(pattern -> List.of(new Regex(pattern)))
                    .orElse(List.of());
        }
        if (modifiers.is("cidr")) {
            return network(value);
        }
        if (modifiers.is("within")) {
            return within(value);
        }
        return modifiers.comparesOrder() ? order(value) : text(value);
    }

    private List<ValuePredicate> network(YamlNode.Scalar value) {
        Optional<Network> network = Network.parse(value.text());
        return network.isEmpty()
                ? refuse(value, "\"" + value.text() + "\" is no network such as 10.0.0.0/8 or 2001:db8::/32")
                : List.of(new Cidr(network.get()));
    }

    private List<ValuePredicate> within(YamlNode.Scalar value) {
        if (!field.equals(TIME)) {
            return refuse(value, "\"within\" looks at the field time only");
        }
        Optional<WeekHours> hours = WeekHours.parse(value.text());
        return hours.isEmpty()
                ? refuse(
                        value,
                        "\"" + value.text() + "\" is no time of a week such as Tue,Thu 22:00-23:30 Europe/Berlin")
                : List.of(new Within(hours.get()));
    }

    private List<ValuePredicate> order(YamlNode.Scalar value) {
        return value.kind() != YamlNode.Kind.NUMBER
                ? refuse(value, "\"" + value.text() + "\" is no number to compare with")
                : List.of(new Compare(order(), number(value)));
    }

    private List<ValuePredicate> time(TimePart part, YamlNode.Scalar value) {
        boolean whole = value.kind() == YamlNode.Kind.NUMBER && number(value).whole();
        return !whole || !part.allows(number(value).asLong())
                ? refuse(value, "\"" + part.word() + "\" needs a whole number " + part.range())
                : List.of(new Time(part, order(), number(value).asLong()));
    }

    private List<ValuePredicate> text(YamlNode.Scalar value) {
        if (value.kind() == YamlNode.Kind.NULL) {
            boolean plain = !field.isEmpty() && shape() == Shape.EXACT && !changesValue();
            return plain
                    ? List.of(new Absent())
                    : refuse(value, "null is only a value of a field without such a modifier");
        }
        if (modifiers.has("fieldref")) {
            source.checkField(value.text(), value.place(), report);
            return List.of(new FieldRef(shape(), value.text(), modifiers.has("cased")));
        }
        if (!modifiers.encodings().isEmpty()) {
            return encoded(value);
        }
        if (value.kind() == YamlNode.Kind.NUMBER && shape() == Shape.EXACT && !field.isEmpty() && !changesValue()) {
            return List.of(new Compare(Order.EQ, number(value)));
        }
        return List.of(TextPattern.read(value.text(), wanted(), modifiers.has("cased"), modifiers.has("windash")));
    }

    /** Base64 tells upper from lower case, so its texts are compared that way. */
    private List<ValuePredicate> encoded(YamlNode.Scalar value) {
        Optional<String> plain = TextPattern.plain(value.text());
        if (plain.isEmpty()) {
            return refuse(value, "a value with wildcards cannot be encoded");
        }
        List<String> names = modifiers.encodings();
        List<String> texts = Encodings.apply(names, plain.get());
        if (texts.contains("")) {
            return refuse(value, "the value is too short to be recognised once it is encoded");
        }
        boolean offsets = names.contains("base64offset");
        boolean cased = modifiers.has("cased") || !Encodings.wide(names.get(names.size() - 1));
        return texts.stream()
                .<ValuePredicate>map(text ->
                        new Text(offsets ? Shape.CONTAINS : wanted(), cased ? text : CaseFold.fold(text), cased))
                .toList();
    }

    private boolean changesValue() {
        return modifiers.has("fieldref")
                || modifiers.has("windash")
                || !modifiers.encodings().isEmpty();
    }

    /** A keyword stands anywhere. */
    private Shape wanted() {
        return field.isEmpty() && shape() == Shape.EXACT ? Shape.CONTAINS : shape();
    }

    private Shape shape() {
        return switch (modifiers.way().orElse("")) {
            case "contains" -> Shape.CONTAINS;
            case "startswith" -> Shape.STARTS;
            case "endswith" -> Shape.ENDS;
            default -> Shape.EXACT;
        };
    }

    private Order order() {
        return modifiers
                .way()
                .map(way -> Order.valueOf(way.toUpperCase(Locale.ROOT)))
                .orElse(Order.EQ);
    }

    private static ExactNumber number(YamlNode.Scalar value) {
        return ExactNumber.of(new BigDecimal(value.text()));
    }

    private List<ValuePredicate> refuse(YamlNode.Scalar value, String sentence) {
        report.error(value.place(), sentence);
        return List.of();
    }
}
