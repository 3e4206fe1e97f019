package dev.lapwing.rule.correlation;

import dev.lapwing.rule.definition.Baseline;
import dev.lapwing.rule.definition.Bounds;
import dev.lapwing.rule.definition.Expression;
import dev.lapwing.rule.definition.Measure;
import dev.lapwing.rule.definition.Sequence;
import dev.lapwing.rule.definition.Window;
import java.util.List;
import java.util.Optional;

/** What a correlation asks of the events of its members; the parts that its type has no use for are place holders. */
record CorrelationDraft(Measure measure, Expression expression, List<Sequence> sequences, Optional<Baseline> baseline) {
    private static final Measure NO_MEASURE = Measure.count(Bounds.atLeast(1));
    private static final Expression NO_EXPRESSION = Expression.atLeast(1);

    CorrelationDraft {
        sequences = List.copyOf(sequences);
    }

    static CorrelationDraft measuring(Measure measure) {
        return new CorrelationDraft(measure, NO_EXPRESSION, List.of(), Optional.empty());
    }

    /** Which members match within a window. */
    static CorrelationDraft temporal(Expression expression, Window window) {
        Measure measure = new Measure(List.of(), Optional.empty(), NO_MEASURE.bounds(), window);
        return new CorrelationDraft(measure, expression, List.of(), Optional.empty());
    }

    /** In which order members match. */
    static CorrelationDraft ordered(List<Sequence> sequences) {
        return new CorrelationDraft(NO_MEASURE, NO_EXPRESSION, sequences, Optional.empty());
    }

    /** What is unusual for the group, in the values of these fields. */
    static CorrelationDraft unusual(Baseline baseline, List<String> fields) {
        Measure measure = new Measure(fields, Optional.empty(), NO_MEASURE.bounds(), Window.BACKWARD);
        return new CorrelationDraft(measure, NO_EXPRESSION, List.of(), Optional.of(baseline));
    }
}
