package dev.lapwing.cli.review;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.posture.PostureState;
import dev.lapwing.posture.pocketbase.Approval;
import dev.lapwing.posture.pocketbase.Posture;
import dev.lapwing.redact.Redactor;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.match.Matcher;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Judges snapshots as the job judges what polls see, and by the same rules. */
final class Review {
    private static final long SEEN = 1;

    private final RuleSet rules;
    private final Matcher matcher;
    private final Redactor redactor;

    Review(RuleSet rules, Redactor redactor) {
        this.rules = rules;
        this.matcher = rules.matcher();
        this.redactor = redactor;
    }

    /** What stands open, and where it differs from what was approved. */
    List<ReviewFinding> of(SeenState seen, Approval approval) {
        String name = seen.name();
        Posture.Step step = Posture.next(PostureState.NONE, seen.snapshot().seenAt(SEEN), name);
        List<AuditEvent> drift = approval.drift(PostureState.NONE, step.state(), SEEN, name);
        return Stream.concat(step.events().stream(), drift.stream())
                .map(redactor::redact)
                .map(event -> new ReviewFinding(name, event, alerting(event)))
                .toList();
    }

    /** The rules that alert of such an event by itself. */
    private List<CorrelationRule> alerting(AuditEvent event) {
        int[] matched = matcher.match(event);
        return rules.correlations().stream()
                .filter(rule -> rule.standalone() && rule.alerts())
                .filter(rule -> rule.members().stream()
                        .flatMap(member -> member.detection().stream())
                        .anyMatch(detection -> Arrays.binarySearch(matched, detection.ordinal()) >= 0))
                .toList();
    }
}
