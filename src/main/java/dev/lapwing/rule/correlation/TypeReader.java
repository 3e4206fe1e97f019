package dev.lapwing.rule.correlation;

import dev.lapwing.rule.definition.CorrelationType;
import dev.lapwing.text.DidYouMean;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.YamlMap;
import dev.lapwing.yaml.YamlNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads of which type a correlation is. */
final class TypeReader {
    /** A slip in Sigma's public documentation that rules have copied. */
    private static final String SLIP = "ordered_temporal";

    private static final List<String> WORDS =
            Arrays.stream(CorrelationType.values()).map(CorrelationType::word).toList();

    private TypeReader() {}

    /** The type, or empty after a report. */
    static Optional<CorrelationType> read(YamlMap body, ProblemReport report) {
        Optional<YamlNode.Scalar> word = body.scalar("type");
        if (word.isEmpty()) {
            report.error(body.map().place(), "the correlation has no type");
            return Optional.empty();
        }
        String name = word.get().text();
        if (name.equals(SLIP)) {
            report.warning(word.get().place(), "ordered_temporal is read as temporal_ordered, Sigma's name for it");
            return Optional.of(CorrelationType.TEMPORAL_ORDERED);
        }
        Optional<CorrelationType> type = Arrays.stream(CorrelationType.values())
                .filter(known -> known.word().equals(name))
                .findFirst();
        if (type.isEmpty()) {
            String hint = DidYouMean.hint(name, WORDS);
            report.error(word.get().place(), "unknown correlation type \"" + name + "\"" + hint);
        }
        return type;
    }
}
