package dev.lapwing.rule.draft;

import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.DetectionRule;
import dev.lapwing.rule.definition.Member;
import dev.lapwing.text.DidYouMean;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.SourceLocation;
import java.util.List;
import java.util.Optional;

/** A rule as a correlation names it: a detection, or another correlation. */
public record NamedRule(
        String name, Draft draft, Optional<DetectionRule> detection, Optional<CorrelationRule> correlation) {
    /** Whether a text in the file of the correlation means this rule. */
    public boolean isCalled(String reference) {
        return name.equals(reference) || draft.isCalled(reference);
    }

    /** It as a member of a correlation, with the fields that stand for the group-by fields. */
    public Member member(List<String> groupFields) {
        long fingerprint = detection
                .map(DetectionRule::fingerprint)
                .or(() -> correlation.map(CorrelationRule::fingerprint))
                .orElseThrow();
        return new Member(name, detection, fingerprint, groupFields);
    }

    /** Reports a field that its events never have; a correlation's events have the names that it groups by. */
    public void checkField(String field, SourceLocation place, ProblemReport report) {
        draft.part().ifPresent(part -> part.source().checkField(field, place, report));
        correlation
                .map(CorrelationRule::groupBy)
                .filter(names -> !names.contains(field))
                .ifPresent(names -> report.error(place, lacks(field, names)));
    }

    private String lacks(String field, List<String> names) {
        String has = names.isEmpty() ? "groups by nothing" : "groups by " + String.join(", ", names);
        return "\"" + name + "\" " + has + ", so its events have no field \"" + field + "\""
                + DidYouMean.hint(field, names);
    }
}
