package dev.lapwing.rule.correlation;

import static dev.lapwing.rule.definition.CorrelationType.ABSENCE;
import static dev.lapwing.rule.definition.CorrelationType.IMPOSSIBLE_TRAVEL;
import static dev.lapwing.rule.definition.CorrelationType.NEW_VALUE;
import static dev.lapwing.rule.definition.CorrelationType.RATE_ANOMALY;

import dev.lapwing.rule.definition.CorrelationType;
import dev.lapwing.text.DidYouMean;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.YamlMap;
import dev.lapwing.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Knows which keys may stand under {@code correlation:}, and what somebody meant who wrote another one. */
final class CorrelationKeys {
    private static final List<String> COMMON =
            List.of("type", "rules", "group-by", "timespan", "condition", "aliases", "generate", "then", "share");
    private static final List<CorrelationType> BASELINES = List.of(NEW_VALUE, RATE_ANOMALY, ABSENCE, IMPOSSIBLE_TRAVEL);
    private static final Map<String, List<CorrelationType>> PARAMETERS = Map.of(
            "learn", BASELINES,
            "forget", BASELINES,
            "values", List.of(NEW_VALUE),
            "gap", List.of(RATE_ANOMALY),
            "factor", List.of(RATE_ANOMALY),
            "least", List.of(RATE_ANOMALY),
            "speed", List.of(IMPOSSIBLE_TRAVEL),
            "distance", List.of(IMPOSSIBLE_TRAVEL),
            "expected", List.of(ABSENCE));

    private CorrelationKeys() {}

    /** Reports each key that means nothing in a correlation of this type. */
    static void check(YamlMap body, CorrelationType type, ProblemReport report) {
        List<String> known = Stream.concat(
                        COMMON.stream(),
                        PARAMETERS.entrySet().stream()
                                .filter(parameter -> parameter.getValue().contains(type))
                                .map(Map.Entry::getKey)
                                .sorted())
                .toList();
        body.map().entries().stream()
                .map(YamlNode.Entry::key)
                .filter(key -> !known.contains(key.text()))
                .forEach(key -> report.error(key.place(), wrong(key.text(), known)));
    }

    private static String wrong(String key, List<String> known) {
        List<CorrelationType> others = PARAMETERS.getOrDefault(key, List.of());
        if (!others.isEmpty()) {
            String words =
                    String.join(", ", others.stream().map(CorrelationType::word).toList());
            return "\"" + key + "\" goes with " + words + " only";
        }
        return switch (key) {
            case "timeframe" -> "unknown key \"timeframe\"; a correlation has a \"timespan\"";
            case "field" -> "\"field\" stands under condition: {field: ...}";
            default -> "unknown key \"" + key + "\"" + DidYouMean.hint(key, known);
        };
    }
}
