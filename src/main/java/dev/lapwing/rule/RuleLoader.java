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

    private RuleLoader() {}

    /** Reads all files together; a rule may name rules of other files. */
    public static Loaded load(List<RuleSource> files) {
        return new RuleLoader().all(files);
    }

    private Loaded all(List<RuleSource> files) {
        files.forEach(this::read);
        List<DetectionRule> detections = drafts.number();
        List<CorrelationRule> correlations = new CorrelationsReader(drafts).read();
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
            Optional<Draft> draft = DraftReader.read(document, report);
            draft.ifPresentOrElse(drafts::add, () -> drafts.addBroken(document));
        }
    }

    /** Files as they were given, problems of each by place. */
    private List<Problem> inOrder(List<RuleSource> files) {
        Map<String, Integer> order = new HashMap<>();
        files.forEach(file -> order.putIfAbsent(file.file(), order.size()));
        return problems.stream()
                .distinct()
                .sorted(Comparator.comparingInt((Problem problem) -> order.getOrDefault(problem.file(), 0))
                        .thenComparingInt(Problem::line)
                        .thenComparingInt(Problem::column))
                .toList();
    }
}
