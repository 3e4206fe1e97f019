package dev.lapwing.cli.doctor;

import dev.lapwing.rule.definition.RuleHead;
import java.util.List;

/**
 * Whether a rule can find anything in what comes of one source.
 *
 * @param can whether it can, cannot, or the input does not tell
 * @param lacks what it cannot do without and what is missing, or not known to be there; of a rule that can, what a part
 *     of it is blind without
 */
record RuleSight(RuleHead head, Gap.State can, List<Gap> lacks) {
    RuleSight {
        lacks = List.copyOf(lacks);
    }

    /** How people call the rule. */
    String name() {
        return head.called();
    }

    /** Whether all of it can find what it looks for. */
    boolean whole() {
        return can == Gap.State.THERE && lacks.isEmpty();
    }
}
