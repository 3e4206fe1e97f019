package dev.lapwing.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads rule files: Sigma detection rules and correlations, with every problem of every file found at once. */
public final class RuleLoader {
    private final List<Problem> problems = new ArrayList<>();
    private final Drafts drafts = new Drafts();
    private final Filters filters = new Filters();

    private final RuleChanger changer;

    private RuleLoader(RuleChanges changes) {
        this.changer = new RuleChanger(changes, problems);
    }

    /** Reads all files together; a rule may name rules of other files. */
    public static Loaded load(List<RuleSource> files) {
        return load(files, RuleChanges.NONE);
    }

    /** Reads all files together, with some of their settings changed. */
    public static Loaded load(List<RuleSource> files, RuleChanges changes) {
        return new RuleLoader(changes).all(files);
    }

    private Loaded all(List<RuleSource> files) {
        files.forEach(this::read);
        filters.putOn(drafts);
        List<DetectionRule> detections = drafts.number();
        List<CorrelationRule> correlations = new CorrelationsReader(drafts).read();
        changer.finish(correlations);
        List<Problem> sorted = inOrder(files);
        boolean wrong = sorted.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
        if (wrong) {
            return new Loaded(Optional.empty(), sorted);
        }
        List<Detection> parts =
                drafts.all().stream().flatMap(draft -> draft.part().stream()).toList();
        return new Loaded(Optional.of(new RuleSet(detections, parts, correlations)), sorted);
    }

    private void read(RuleSource file) {
        Report report = new Report(file.file(), problems);
        for (Tree.Mapping document : TreeReader.read(file.text(), report)) {
            if (FilterReader.isFilter(document)) {
                FilterReader.read(document, report).ifPresent(filters::add);
                continue;
            }
            Optional<Draft> draft = DraftReader.read(changer.changed(document), report);
            draft.ifPresentOrElse(drafts::add, () -> drafts.addBroken(document));
        }
    }

    /** What changes rules, then files as they were given; problems of each by place. */
    private List<Problem> inOrder(List<RuleSource> files) {
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
