package dev.lapwing.rule;

import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.DetectionRule;
import dev.lapwing.text.TextHash;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The hash of a set of rules. */
final class RuleSetHash {
    private RuleSetHash() {}

    /** The whole hash in hex over the rules, in whatever order they were read. */
    static String ofAll(List<DetectionRule> detections, List<CorrelationRule> correlations) {
        Stream<String> all = Stream.concat(
                detections.stream().map(rule -> "detection " + Long.toHexString(rule.fingerprint())),
                correlations.stream()
                        .map(rule -> (rule.alerts() ? "correlation " : "untold correlation ")
                                + Long.toHexString(rule.fingerprint())));
        return HexFormat.of().formatHex(TextHash.of(all.sorted()));
    }
}
