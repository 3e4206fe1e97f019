package dev.lapwing.rule.definition;

import java.util.List;
import java.util.Optional;

/**
 * What a rule tells people, from the {@code lapwing:} block of its file.
 *
 * @param threats the threats it answers, such as {@code P2}
 * @param counts what it counts, as a plural noun: {@code failed logins}
 * @param says one sentence with places for fields: {@code {src_endpoint.ip} tried many passwords}
 * @param actions what to do about it, step by step
 * @param page the page that explains the alert
 * @param needs the fields without which the rule cannot see anything
 */
public record RuleText(
        List<String> threats,
        String counts,
        String says,
        List<String> actions,
        Optional<String> page,
        List<String> needs) {
    public RuleText {
        threats = List.copyOf(threats);
        actions = List.copyOf(actions);
        needs = List.copyOf(needs);
    }

    /** What a rule says that has no {@code lapwing:} block. */
    public static RuleText plain(String title) {
        return new RuleText(List.of(), "events", title, List.of(), Optional.empty(), List.of());
    }
}
