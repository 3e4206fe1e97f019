package dev.lapwing.rule;

import dev.lapwing.rule.clause.Detection;
import dev.lapwing.rule.correlation.CorrelationsReader;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.DetectionRule;
import dev.lapwing.rule.draft.Draft;
import dev.lapwing.rule.draft.Drafts;
import dev.lapwing.rule.ordinary.Ordinary;
import dev.lapwing.yaml.Problem;
import dev.lapwing.yaml.ProblemLevel;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.SourceLocation;
import dev.lapwing.yaml.YamlNode;
import dev.lapwing.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads rule files: Sigma detection rules and correlations, with every problem of every file found at once. */
public final class RuleLoader {
    private static final List<String> SIGMA = List.of("title", "detection", "correlation", "logsource", "action");

    private final List<Problem> problems = new ArrayList<>();
    private final Drafts drafts = new Drafts();
    private final Filters filters = new Filters();
    private final OverrideApplier changer;
    private final Ordinary ordinary;

    private RuleLoader(RuleOverrides changes) {
        this.changer = new OverrideApplier(changes, problems);
        this.ordinary = changes.ordinary();
    }

    /** Reads all files together; a rule may name rules of other files. */
    public static Loaded load(List<RuleFile> files) {
        return load(files, RuleOverrides.NONE);
    }

    /** Reads all files together, with what the configuration says about them. */
    public static Loaded load(List<RuleFile> files, RuleOverrides changes) {
        return new RuleLoader(changes).all(files);
    }

    /** Reads what can be read together: files with errors are left out, and those that cannot do without them. */
    public static Loaded skippingRefused(List<RuleFile> files, RuleOverrides changes) {
        return RefusedFiles.leaveOut(files, changes);
    }

    private Loaded all(List<RuleFile> files) {
        files.forEach(this::read);
        filters.putOn(drafts);
        List<DetectionRule> detections = drafts.number();
        List<CorrelationRule> correlations = new CorrelationsReader(drafts).read();
        changer.finish(correlations);
        List<Problem> sorted = inOrder(files);
        boolean wrong = sorted.stream().anyMatch(problem -> problem.severity() == ProblemLevel.ERROR);
        if (wrong) {
            return new Loaded(Optional.empty(), sorted, List.of());
        }
        List<Detection> parts =
                drafts.all().stream().flatMap(draft -> draft.part().stream()).toList();
        return new Loaded(Optional.of(new RuleSet(detections, parts, correlations, ordinary)), sorted, List.of());
    }

    private void read(RuleFile file) {
        ProblemReport report = new ProblemReport(file.file(), problems);
        file.unreadable().ifPresent(why -> report.error(new SourceLocation(1, 1), why));
        for (YamlNode.Mapping document : YamlReader.read(file.text(), "a rule", report)) {
            if (isForeign(document)) {
                report.error(
                        document.place(),
                        "this is no Sigma rule: it has no title, detection, correlation or logsource; if it is a file of"
                                + " another tool, keep it out of the folders of rules");
                continue;
            }
            if (FilterReader.isFilter(document)) {
                FilterReader.read(document, report, ordinary).ifPresent(filters::add);
                continue;
            }
            Optional<Draft> draft = DraftReader.read(changer.changed(document), report, ordinary);
            draft.ifPresentOrElse(drafts::add, () -> drafts.addBroken(document));
        }
    }

    /** Whether a document is of another tool, of which each problem as a rule would be beside the point. */
    private static boolean isForeign(YamlNode.Mapping document) {
        boolean none = SIGMA.stream().noneMatch(key -> document.get(key).isPresent());
        boolean filters = document.get("filter")
                .flatMap(YamlNode::mapping)
                .filter(map ->
                        map.get("rules").isPresent() || map.get("condition").isPresent())
                .isPresent();
        return none && !filters;
    }

    /** What changes rules, then files as they were given; problems of each by place. */
    private List<Problem> inOrder(List<RuleFile> files) {
        Map<String, Integer> order = new HashMap<>();
        files.forEach(file -> order.putIfAbsent(file.file(), order.size()));
        return problems.stream()
                .distinct()
                .sorted(Comparator.comparingInt((Problem problem) -> order.getOrDefault(problem.file(), -1))
                        .thenComparingInt(Problem::line)
                        .thenComparingInt(Problem::column))
                .toList();
    }
}
