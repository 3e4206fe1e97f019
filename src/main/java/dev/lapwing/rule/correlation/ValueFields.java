package dev.lapwing.rule.correlation;

import dev.lapwing.rule.definition.CorrelationType;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.SourceLocation;
import dev.lapwing.yaml.YamlMap;
import dev.lapwing.yaml.YamlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the fields whose values a correlation looks at: {@code field} in its condition. */
final class ValueFields {
    private static final String ADDRESS = "src_endpoint.ip";

    private final YamlMap body;
    private final CorrelationType type;
    private final ProblemReport report;

    ValueFields(YamlMap body, CorrelationType type, ProblemReport report) {
        this.body = body;
        this.type = type;
        this.report = report;
    }

    /** The fields with their places. */
    List<YamlNode.Scalar> read() {
        Optional<YamlMap> condition = condition();
        SourceLocation place =
                condition.map(block -> block.map().place()).orElse(body.map().place());
        List<YamlNode.Scalar> given =
                condition.map(block -> block.scalars("field")).orElse(List.of());
        boolean said = condition.flatMap(block -> block.map().get("field")).isPresent();
        if (given.isEmpty() && !said && type.looksAtPlaces()) {
            return List.of(new YamlNode.Scalar(place, ADDRESS, YamlNode.Kind.TEXT, 0));
        }
        wrong(given.size(), said, condition.isPresent()).ifPresent(sentence -> report.error(place, sentence));
        Set<String> seen = new HashSet<>();
        given.stream()
                .filter(field -> !seen.add(field.text()))
                .forEach(field -> report.error(field.place(), "\"" + field.text() + "\" is named twice"));
        return given;
    }

    /** Another shape of condition is reported where the condition is read. */
    private Optional<YamlMap> condition() {
        return body.map().get("condition").flatMap(YamlNode::mapping).map(map -> new YamlMap(map, report));
    }

    private Optional<String> wrong(int fields, boolean said, boolean hasCondition) {
        return switch (type) {
            case EVENT_COUNT, TEMPORAL, TEMPORAL_ORDERED -> sentence(said, "looks at no field; value_count does");
            case VALUE_COUNT -> sentence(fields == 0 && hasCondition, "needs a field");
            case VALUE_SUM, VALUE_AVG, VALUE_PERCENTILE, VALUE_MEDIAN ->
                sentence(fields != 1 && hasCondition, "needs one field");
            case IMPOSSIBLE_TRAVEL -> sentence(fields != 1, "needs one field");
            case NEW_VALUE -> sentence(fields == 0, "needs condition: {field: ...}");
            case RATE_ANOMALY, ABSENCE -> Optional.empty();
        };
    }

    private Optional<String> sentence(boolean wrong, String end) {
        return wrong ? Optional.of(type.word() + " " + end) : Optional.empty();
    }
}
