package dev.lapwing.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        List<CorrelationRule> correlations = correlations();
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

    private List<CorrelationRule> correlations() {
        List<CorrelationRule> correlations = new ArrayList<>();
        Set<Draft> silent = new HashSet<>();
        Set<Draft> generated = new HashSet<>();
        for (Draft draft : drafts.all()) {
            if (draft.correlation().isPresent()) {
                var reader = new CorrelationReader(draft, draft.correlation().get(), drafts);
                reader.read().ifPresent(correlations::add);
                silent.addAll(reader.named());
                if (reader.generates()) {
                    generated.addAll(reader.named());
                }
            }
        }
        for (Draft draft : drafts.all()) {
            if (!silent.contains(draft) || generated.contains(draft)) {
                drafts.detection(draft).ifPresent(rule -> correlations.add(standalone(draft, rule)));
            }
        }
        return correlations;
    }

    /** A detection that alerts by itself counts to one. */
    private static CorrelationRule standalone(Draft draft, DetectionRule rule) {
        OwnBlock own = draft.own();
        List<String> groupBy = own.groupBy().stream().map(Tree.Scalar::text).toList();
        return CorrelationPrint.sign(new CorrelationRule(
                draft.head(),
                CorrelationType.EVENT_COUNT,
                List.of(Member.of(draft.head().identity(), rule, groupBy)),
                groupBy,
                own.timespan(),
                Measure.count(Bounds.atLeast(1)),
                Expression.atLeast(1),
                List.of(),
                List.of(0),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                own.scope(),
                0,
                true,
                0,
                rule.sourceFile(),
                true));
    }

    /** What changes rules, then files as they were given; problems of each by place. */
    private List<Problem> inOrder(List<RuleSource> files) {
        List<String> order = files.stream().map(RuleSource::file).toList();
        return problems.stream()
                .distinct()
                .sorted(Comparator.comparingInt((Problem problem) -> order.indexOf(problem.file()))
                        .thenComparingInt(Problem::line)
                        .thenComparingInt(Problem::column))
                .toList();
    }
}
