package dev.lapwing.rule.correlation;

import dev.lapwing.rule.definition.Bounds;
import dev.lapwing.rule.definition.CorrelationType;
import dev.lapwing.rule.definition.Share;
import dev.lapwing.rule.definition.Window;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.SourceLocation;
import dev.lapwing.yaml.YamlMap;
import dev.lapwing.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads the two keys that Lapwing adds to {@code event_count}: {@code then} and {@code share}. */
final class CountExtrasReader {
    /**
     * What was read.
     *
     * @param then the member at whose events alone the count is looked at
     * @param share what part of a larger count the count has to be
     */
    record Extras(Optional<Integer> then, Optional<Share> share) {}

    private final YamlMap body;
    private final MemberList members;
    private final ProblemReport report;

    CountExtrasReader(YamlMap body, MemberList members, ProblemReport report) {
        this.body = body;
        this.members = members;
        this.report = report;
    }

    /** The extras; what is wrong with them is reported. */
    Extras read(CorrelationType type, Optional<Window> window, List<Integer> counted) {
        return new Extras(then(type, window, counted), share(type, window, counted));
    }

    private Optional<Integer> then(CorrelationType type, Optional<Window> window, List<Integer> counted) {
        Optional<YamlNode.Scalar> then = body.scalar("then");
        if (then.isEmpty()) {
            return Optional.empty();
        }
        checkFits("then", type, window, then.get().place());
        Optional<Integer> index = members.index(then.get());
        if (index.isPresent() && counted.contains(index.get())) {
            report.error(then.get().place(), "\"then\" names a rule that is not itself counted");
        }
        return index;
    }

    private Optional<Share> share(CorrelationType type, Optional<Window> window, List<Integer> counted) {
        Optional<YamlMap> share = body.block("share");
        if (share.isEmpty()) {
            return Optional.empty();
        }
        SourceLocation place = share.get().map().place();
        checkFits("share", type, window, place);
        share.get().refuseOthers(BoundsReader.keysWith("among"));
        List<Integer> among = members.indexes(share.get().scalars("among"));
        if (members.complete() && !among.containsAll(counted)) {
            report.error(place, "\"among\" must name the counted rules too");
        }
        return BoundsReader.read(share.get(), report)
                .filter(comparison -> isPart(comparison, place))
                .map(comparison -> new Share(comparison.bounds(), among));
    }

    private boolean isPart(Comparison comparison, SourceLocation place) {
        if (!comparison.hasLowerEnd()) {
            report.error(place, "a share needs gt or gte; lt or lte may stand beside it");
            return false;
        }
        Bounds bounds = comparison.bounds();
        boolean reachable = bounds.aboveLow(BigDecimal.ONE)
                && bounds.belowHigh(BigDecimal.ZERO.max(bounds.low().orElseThrow()));
        if (!reachable) {
            report.error(place, "a share is a part of 1: 0.85 means 85 of 100");
        }
        return reachable;
    }

    private void checkFits(String key, CorrelationType type, Optional<Window> window, SourceLocation place) {
        if (type != CorrelationType.EVENT_COUNT) {
            report.error(place, "\"" + key + "\" goes with event_count only");
        } else if (window.isPresent() && window.get() != Window.BACKWARD) {
            report.error(place, "\"" + key + "\" needs a condition with gt or gte, which looks back");
        }
    }
}
