package dev.lapwing.rule.draft;

import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.DetectionRule;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** All rules of all files by what they are called, for the correlations that name them. */
public final class Drafts {

    private final List<Draft> all = new ArrayList<>();
    private final Map<Draft, DetectionRule> detections = new HashMap<>();
    private final Map<String, Draft> called = new HashMap<>();
    private final Map<Draft, CorrelationRule> correlations = new HashMap<>();
    private final Set<String> broken = new HashSet<>();

    /** Takes a rule in, or reports that another one has its name. */
    public void add(Draft draft) {
        boolean nameless = draft.head().name().isEmpty() && draft.head().id().isEmpty();
        Set<String> names = new HashSet<>();
        draft.head().name().ifPresent(names::add);
        draft.head().id().ifPresent(names::add);
        if (nameless) {
            names.add(draft.head().title());
        }
        for (String name : names) {
            Draft other = called.putIfAbsent(name, draft);
            if (other != null) {
                draft.report()
                        .error(
                                draft.place(),
                                "another rule is called \"" + name + "\" already: "
                                        + other.report().file() + ":"
                                        + other.place().line());
            }
        }
        all.add(draft);
    }

    /** Remembers what a rule with problems of its own is called, so that nobody is blamed for naming it. */
    public void addBroken(YamlNode.Mapping document) {
        for (String key : List.of("name", "id")) {
            document.get(key).flatMap(YamlNode::scalar).ifPresent(scalar -> broken.add(scalar.text()));
        }
    }

    /** Whether a rule with problems of its own is called so. */
    public boolean isBroken(String name) {
        return broken.contains(name);
    }

    /** Puts another rule in the place of each. */
    public void replaceAll(UnaryOperator<Draft> change) {
        Map<Draft, Draft> changed = new HashMap<>();
        all.forEach(draft -> changed.put(draft, change.apply(draft)));
        all.replaceAll(draft -> changed.getOrDefault(draft, draft));
        called.replaceAll((name, draft) -> changed.getOrDefault(draft, draft));
    }

    /** All drafts, in the order in which they were read. */
    public List<Draft> all() {
        return all;
    }

    /** The detection rules, numbered in the order they came. */
    public List<DetectionRule> number() {
        List<DetectionRule> numbered = new ArrayList<>();
        for (Draft draft : all) {
            if (draft.part().isPresent()) {
                DetectionRule rule = new DetectionRule(
                        draft.head(),
                        numbered.size(),
                        draft.fingerprint(),
                        draft.report().file());
                numbered.add(rule);
                detections.put(draft, rule);
            }
        }
        return numbered;
    }

    /** The detection that came of a draft; empty where there is none, or it has a problem. */
    public Optional<DetectionRule> detection(Draft draft) {
        return Optional.ofNullable(detections.get(draft));
    }

    /** The correlation that came of a draft; empty where there is none, it has a problem or was not read so far. */
    public Optional<CorrelationRule> correlation(Draft draft) {
        return Optional.ofNullable(correlations.get(draft));
    }

    /** Keeps a correlation for those that name it. */
    public void remember(Draft draft, CorrelationRule rule) {
        correlations.put(draft, rule);
    }

    /** The rule of a name or an id, if there is one. */
    public Optional<Draft> find(String reference) {
        return Optional.ofNullable(called.get(reference)).filter(draft -> draft.isCalled(reference));
    }

    /** The rule that a correlation names, or empty after a report. */
    public Optional<Draft> named(YamlNode.Scalar reference, ProblemReport report) {
        Optional<Draft> found = find(reference.text());
        if (found.isEmpty() && !broken.contains(reference.text())) {
            report.error(
                    reference.place(),
                    "no rule is called \"" + reference.text() + "\"" + report.hint(reference.text(), called.keySet()));
        }
        return found;
    }
}
