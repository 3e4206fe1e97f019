package dev.lapwing.rule.correlation;

import dev.lapwing.rule.definition.Bounds;
import dev.lapwing.rule.definition.Sequence;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.SourceLocation;
import dev.lapwing.yaml.YamlMap;
import dev.lapwing.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** Reads in which order the rules of an ordered correlation have to match. */
final class OrderedReader {
    private final YamlMap body;
    private final MemberList members;
    private final ProblemReport report;

    OrderedReader(YamlMap body, MemberList members, ProblemReport report) {
        this.body = body;
        this.members = members;
        this.report = report;
    }

    /** The question, or empty after a report. */
    Optional<CorrelationDraft> read() {
        Optional<YamlNode> condition = body.map().get("condition");
        SourceLocation place = condition.map(YamlNode::place).orElse(body.map().place());
        if (condition.isPresent() && condition.get() instanceof YamlNode.Scalar text) {
            return new ExpressionReader(text, members, report)
                    .read()
                    .flatMap(expression -> sequences(Alternatives.of(expression), place));
        }
        if (condition.isPresent() && !wantsAll()) {
            return Optional.empty();
        }
        if (!members.complete() || members.size() == 0) {
            return Optional.empty();
        }
        Optional<Alternatives.Way> way = Optional.of(Alternatives.inOrder(members.size()));
        return sequences(way.filter(OrderedReader::isShort).map(List::of), place);
    }

    private static boolean isShort(Alternatives.Way way) {
        return way.members().size() <= Alternatives.MOST_STEPS;
    }

    private boolean wantsAll() {
        Optional<YamlMap> condition = body.block("condition");
        condition.ifPresent(block -> block.refuseOthers(BoundsReader.KEYS));
        Optional<Comparison> comparison = condition.flatMap(block -> BoundsReader.read(block, report));
        if (comparison.isEmpty() || !members.complete()) {
            return false;
        }
        Bounds bounds = comparison.get().bounds();
        long[] holding = comparison.get().holdingUpTo(members.size()).toArray();
        boolean all = holding.length == 1 && holding[0] == members.size() && !bounds.holds(0);
        if (!all && members.size() > 0) {
            report.error(
                    condition.orElseThrow().map().place(),
                    "temporal_ordered needs all of its " + members.size()
                            + " rules; to choose among them write a text such as \"a and (b or c)\"");
        }
        return all;
    }

    private Optional<CorrelationDraft> sequences(Optional<List<Alternatives.Way>> ways, SourceLocation place) {
        if (ways.isEmpty()) {
            report.error(
                    place,
                    "the condition can hold in more than " + Alternatives.MOST + " ways, or in one of more than "
                            + Alternatives.MOST_STEPS + " steps");
            return Optional.empty();
        }
        if (ways.get().stream().anyMatch(way -> way.members().isEmpty())) {
            report.error(place, "the condition can hold without any rule that has to match");
            return Optional.empty();
        }
        List<Sequence> sequences = ways.get().stream()
                .filter(OrderedReader::isPossible)
                .map(way -> new Sequence(
                        way.members(), way.absent().stream().distinct().sorted().toList()))
                .distinct()
                .toList();
        if (sequences.isEmpty()) {
            report.error(place, "the condition wants a rule to match and to be absent at once");
            return Optional.empty();
        }
        return Optional.of(CorrelationDraft.ordered(sequences));
    }

    /** A rule that matches last cannot be absent from that time on; one that matched before can. */
    private static boolean isPossible(Alternatives.Way way) {
        List<Integer> steps = way.members();
        return !way.absent().contains(steps.get(steps.size() - 1));
    }
}
