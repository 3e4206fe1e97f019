package dev.lapwing.cli.rules;

import dev.lapwing.cli.rulefiles.RuleFolder;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.replay.input.ReplayInput;
import dev.lapwing.replay.row.RowMatches;
import dev.lapwing.rule.RulePlaces;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.Member;
import dev.lapwing.yaml.Problem;
import dev.lapwing.yaml.ProblemLevel;
import dev.lapwing.yaml.SourceLocation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Says where examples are missing, and where they show that a rule groups by a field that its events do not carry. */
public final class ExampleWarnings {
    private final RuleSet rules;

    public ExampleWarnings(RuleSet rules) {
        this.rules = rules;
    }

    public List<Problem> of(RuleFolder folder) {
        List<CorrelationRule> alerting = folder.alerting(rules);
        if (alerting.isEmpty()) {
            return List.of();
        }
        List<Problem> warnings = new ArrayList<>();
        List<String> missing = Stream.of(RuleFolder.FIRES, RuleFolder.QUIET)
                .filter(file -> !folder.has(file))
                .toList();
        if (!missing.isEmpty()) {
            warnings.add(new Problem(
                    alerting.get(0).sourceFile(),
                    1,
                    1,
                    ProblemLevel.WARNING,
                    "beside it is no " + String.join(" and no ", missing) + " to show that it works"));
        }
        folder.rows(RuleFolder.FIRES).ifPresent(rows -> {
            List<Hit> hits = hits(rows);
            alerting.forEach(
                    rule -> rule.members().forEach(member -> warnings.addAll(uncarried(folder, rule, member, hits))));
        });
        return warnings;
    }

    /** An event and the ordinals of the detections that match it. */
    private record Hit(AuditEvent event, List<Integer> detections) {}

    private List<Hit> hits(ReplayInput rows) {
        List<Hit> hits = new ArrayList<>();
        try (rows) {
            RowMatches.read(rows, rules, ExampleRun.REDACTOR, (event, matched) -> {
                if (matched.length > 0) {
                    hits.add(new Hit(event, Arrays.stream(matched).boxed().toList()));
                }
            });
        }
        return hits;
    }

    private static List<Problem> uncarried(RuleFolder folder, CorrelationRule rule, Member member, List<Hit> hits) {
        List<AuditEvent> events = hits.stream()
                .filter(hit -> member.detection()
                        .filter(detection -> hit.detections().contains(detection.ordinal()))
                        .isPresent())
                .map(Hit::event)
                .toList();
        if (events.isEmpty()) {
            return List.of();
        }
        return IntStream.range(0, member.groupFields().size())
                .filter(i -> events.stream()
                        .noneMatch(event -> carries(event, member.groupFields().get(i))))
                .mapToObj(i -> {
                    String field = member.groupFields().get(i);
                    SourceLocation place = RulePlaces.ofGroupField(
                            folder.fileOf(rule),
                            rule.head().identity(),
                            rule.groupBy().get(i));
                    return new Problem(
                            rule.sourceFile(),
                            place.line(),
                            place.column(),
                            ProblemLevel.WARNING,
                            "of the %d rows in %s that match %s none has %s, so none of them counts"
                                    .formatted(events.size(), RuleFolder.FIRES, member.name(), field));
                })
                .toList();
    }

    private static boolean carries(AuditEvent event, String field) {
        return event.schema()
                .find(field)
                .flatMap(path -> Optional.ofNullable(event.value(path)))
                .isPresent();
    }
}
