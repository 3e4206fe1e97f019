package dev.lapwing.alert;

import dev.lapwing.rule.definition.Bounds;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.CorrelationType;
import dev.lapwing.rule.definition.DetectionRule;
import dev.lapwing.rule.definition.Expression;
import dev.lapwing.rule.definition.Level;
import dev.lapwing.rule.definition.Measure;
import dev.lapwing.rule.definition.Member;
import dev.lapwing.rule.definition.RuleHead;
import dev.lapwing.rule.definition.RuleText;
import dev.lapwing.rule.definition.Scope;
import dev.lapwing.rule.definition.Share;
import dev.lapwing.rule.definition.Window;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Rules of each kind, as they would be loaded. */
public final class Rules {
    public static final Expression.Named FIRST = new Expression.Named(0);
    public static final Expression.Named SECOND = new Expression.Named(1);
    public static final Expression.Named THIRD = new Expression.Named(2);

    private Rules() {}

    /** Ten failed logins within five minutes. */
    public static CorrelationRule burst() {
        return counting(Bounds.atLeast(10), Optional.empty(), Optional.empty());
    }

    public static CorrelationRule counting(Bounds bounds, Optional<Integer> then, Optional<Share> share) {
        return rule(
                head("failed logins"),
                CorrelationType.EVENT_COUNT,
                2,
                bounds,
                FIRST,
                List.of(),
                List.of(0),
                then,
                share,
                false);
    }

    /** At least this many different paths. */
    public static CorrelationRule values(int least, String... fields) {
        return rule(
                head("reads"),
                CorrelationType.VALUE_COUNT,
                1,
                Bounds.atLeast(least),
                FIRST,
                List.of(fields),
                List.of(0),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** Several things together. */
    public static CorrelationRule temporal(int members, Expression expression) {
        return rule(
                head("steps"),
                CorrelationType.TEMPORAL,
                members,
                Bounds.atLeast(1),
                expression,
                List.of(),
                IntStream.range(0, members).boxed().toList(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** A detection that alerts by itself. */
    public static CorrelationRule standalone(String counts) {
        return rule(
                head(counts),
                CorrelationType.EVENT_COUNT,
                1,
                Bounds.atLeast(1),
                FIRST,
                List.of(),
                List.of(0),
                Optional.empty(),
                Optional.empty(),
                true);
    }

    public static CorrelationRule headed(RuleHead head) {
        return rule(
                head,
                CorrelationType.EVENT_COUNT,
                1,
                Bounds.atLeast(10),
                FIRST,
                List.of(),
                List.of(0),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    public static CorrelationRule saying(String says) {
        return headed(head(text("failed logins", says), List.of()));
    }

    public static CorrelationRule tagged(String... tags) {
        return headed(head(text("failed logins", "It happened"), List.of(tags)));
    }

    static RuleHead head(RuleText text, List<String> tags) {
        return new RuleHead(
                "Credential stuffing from one address",
                Optional.of("6f1d3a52-8a6e-4f0c-9a44-0d6a2f0b7c11"),
                Optional.of("pocketbase-stuffing"),
                Level.HIGH,
                "Many passwords tried in a short time.",
                tags,
                List.of("A client with an old password"),
                List.of("https://attack.mitre.org/techniques/T1110/004/"),
                text);
    }

    static RuleText text(String counts, String says) {
        return new RuleText(
                List.of("P2"),
                counts,
                says,
                List.of("Block the address.", "Reset the passwords it guessed."),
                Optional.of("docs/alerts/pocketbase-stuffing.md"),
                List.of("src_endpoint.ip"));
    }

    private static RuleHead head(String counts) {
        return head(
                text(counts, "{src_endpoint.ip} tried {count} logins at {instance} in {duration}"),
                List.of("attack.credential-access", "attack.t1110.004"));
    }

    private static CorrelationRule rule(
            RuleHead head,
            CorrelationType type,
            int members,
            Bounds bounds,
            Expression expression,
            List<String> valueFields,
            List<Integer> counted,
            Optional<Integer> then,
            Optional<Share> share,
            boolean standalone) {
        List<Member> all = IntStream.range(0, members)
                .mapToObj(i -> Member.of(
                        "step-" + i, new DetectionRule(head, i, 3L + i, "rule.yml"), List.of("src_endpoint.ip")))
                .toList();
        return new CorrelationRule(
                head,
                type,
                all,
                List.of("src_endpoint.ip"),
                Duration.ofMinutes(5),
                new Measure(valueFields, Optional.empty(), bounds, Window.BACKWARD),
                expression,
                List.of(),
                counted,
                then,
                share,
                Optional.empty(),
                Scope.INSTANCE,
                0,
                true,
                7L,
                "rule.yml",
                standalone);
    }
}
