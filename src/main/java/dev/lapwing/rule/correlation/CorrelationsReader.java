package dev.lapwing.rule.correlation;

import dev.lapwing.rule.definition.Bounds;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.CorrelationType;
import dev.lapwing.rule.definition.DetectionRule;
import dev.lapwing.rule.definition.Measure;
import dev.lapwing.rule.definition.Member;
import dev.lapwing.rule.draft.CorrelationFingerprint;
import dev.lapwing.rule.draft.Draft;
import dev.lapwing.rule.draft.Drafts;
import dev.lapwing.rule.draft.OwnBlock;
import dev.lapwing.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads all correlations, and makes one for each detection that alerts by itself. */
public final class CorrelationsReader {
    private final Drafts drafts;
    private final Set<Draft> named = new HashSet<>();
    private final Set<Draft> generated = new HashSet<>();

    /** A reader of the correlations among the drafts. */
    public CorrelationsReader(Drafts drafts) {
        this.drafts = drafts;
    }

    /** The correlations by level, those of one level in the order of the files. */
    public List<CorrelationRule> read() {
        CorrelationOrder.of(drafts).forEach(this::read);
        List<CorrelationRule> rules = new ArrayList<>();
        for (Draft draft : drafts.all()) {
            drafts.correlation(draft).ifPresent(rule -> rules.add(rule.telling(alerts(draft))));
        }
        for (Draft draft : drafts.all()) {
            if (alerts(draft)) {
                drafts.detection(draft).ifPresent(rule -> rules.add(standalone(draft, rule)));
            }
        }
        rules.sort(Comparator.comparingInt(CorrelationRule::level));
        return rules;
    }

    private void read(Draft draft) {
        var reader = new CorrelationReader(draft, draft.correlation().orElseThrow(), drafts);
        reader.read().ifPresent(rule -> drafts.remember(draft, rule));
        named.addAll(reader.named());
        if (reader.generates()) {
            generated.addAll(reader.named());
        }
    }

    private boolean alerts(Draft draft) {
        return !named.contains(draft) || generated.contains(draft);
    }

    /** A detection that alerts by itself counts to one. */
    private static CorrelationRule standalone(Draft draft, DetectionRule rule) {
        OwnBlock own = draft.own();
        List<String> groupBy = own.groupBy().stream().map(YamlNode.Scalar::text).toList();
        CorrelationDraft question = CorrelationDraft.measuring(Measure.count(Bounds.atLeast(1)));
        return CorrelationFingerprint.sign(new CorrelationRule(
                draft.head(),
                CorrelationType.EVENT_COUNT,
                List.of(Member.of(draft.head().identity(), rule, groupBy)),
                groupBy,
                own.timespan(),
                question.measure(),
                question.expression(),
                question.sequences(),
                List.of(0),
                Optional.empty(),
                Optional.empty(),
                question.baseline(),
                own.scope(),
                0,
                true,
                0,
                rule.sourceFile(),
                true));
    }
}
