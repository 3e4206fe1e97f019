package dev.lapwing.rule.clause;

import dev.lapwing.event.LogSource;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.text.DidYouMean;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.SourceLocation;
import dev.lapwing.yaml.YamlMap;
import dev.lapwing.yaml.YamlNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The log source of a rule; an empty part is one that the rule does not give.
 *
 * @param product an empty one means any, as of the other two
 */
public record RuleLogSource(String product, String service, String category) {
    private static final List<String> KEYS = List.of("product", "service", "category", "definition");

    public RuleLogSource {
        product = product.toLowerCase(Locale.ROOT);
        service = service.toLowerCase(Locale.ROOT);
        category = category.toLowerCase(Locale.ROOT);
    }

    /** The parts that the rule gives: {@code product/service}. */
    public String text() {
        return Stream.of(product, service, category)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/"));
    }

    /** Whether the rule sees events of this schema. */
    public boolean sees(Schema schema) {
        LogSource source = schema.source();
        boolean unknownFits = schema.anyField();
        return fits(product, source.product(), unknownFits)
                && fits(service, source.service(), unknownFits)
                && fits(category, source.category(), unknownFits);
    }

    /** The known schemas whose events the rule sees. */
    List<Schema> schemas() {
        return Schemas.all().stream().filter(this::sees).toList();
    }

    /**
     * Reports a field that no event has which the rule sees: as an error where the rule names our product, as a warning
     * where it names only a category, since such rules are written for any product.
     */
    public void checkField(String field, SourceLocation place, ProblemReport report) {
        List<Schema> schemas = schemas();
        boolean known = field.isEmpty()
                || schemas.isEmpty()
                || schemas.stream().anyMatch(schema -> schema.find(field).isPresent());
        if (known) {
            return;
        }
        Set<String> fields = new TreeSet<>();
        schemas.forEach(schema -> fields.addAll(schema.fields()));
        String sentence = "events of this log source have no field \"" + field + "\"" + report.hint(field, fields);
        if (product.isEmpty()) {
            report.warning(place, sentence);
        } else {
            report.error(place, sentence);
        }
    }

    /** Reads the {@code logsource:} part of a rule. */
    public static RuleLogSource read(YamlMap block, ProblemReport report) {
        block.map().entries().stream()
                .map(YamlNode.Entry::key)
                .filter(key -> !KEYS.contains(key.text()))
                .forEach(key -> report.warning(
                        key.place(),
                        "the key \"" + key.text() + "\" of a log source is left unread"
                                + DidYouMean.hint(key.text(), KEYS)));
        RuleLogSource source = new RuleLogSource(
                block.text("product").orElse(""),
                block.text("service").orElse(""),
                block.text("category").orElse(""));
        if (source.equals(new RuleLogSource("", "", ""))) {
            report.error(block.map().place(), "a log source needs a product, a service or a category");
        }
        boolean ours = Schemas.all().stream()
                .anyMatch(schema -> schema.source().product().equals(source.product()));
        if (ours && source.schemas().isEmpty()) {
            report.warning(block.map().place(), source.product() + " has no such log; the rule will see no event");
        }
        return source;
    }

    private static boolean fits(String wanted, String given, boolean unknownFits) {
        return wanted.isEmpty() || wanted.equals(given) || (unknownFits && given.isEmpty());
    }
}
