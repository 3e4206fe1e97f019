package dev.lapwing.rule;

import dev.lapwing.rule.clause.Detection;
import dev.lapwing.rule.clause.RuleLogSource;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.SourceLocation;
import dev.lapwing.yaml.YamlNode;
import java.util.List;

/**
 * A Sigma filter: a condition that has to hold besides those of other rules.
 *
 * @param rules the rules it goes on, by name or id; none for every rule whose log source it covers
 * @param fingerprint a hash of what it asks
 */
record Filter(
        ProblemReport report, SourceLocation place, List<YamlNode.Scalar> rules, Detection part, long fingerprint) {
    Filter {
        rules = List.copyOf(rules);
    }

    /** Whether it covers what a rule sees: each part of the log source that it gives is the rule's, too. */
    boolean covers(RuleLogSource source) {
        return fits(part.source().product(), source.product())
                && fits(part.source().service(), source.service())
                && fits(part.source().category(), source.category());
    }

    private static boolean fits(String wanted, String given) {
        return wanted.isEmpty() || wanted.equals(given);
    }
}
