package dev.lapwing.rule;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the {@code correlation:} part of one rule; used once. */
final class CorrelationReader {
    private static final List<String> KEYS =
            List.of("type", "rules", "group-by", "timespan", "condition", "aliases", "generate", "then", "share");
    private static final Map<String, CorrelationType> TYPES = Map.of(
            "event_count", CorrelationType.EVENT_COUNT,
            "value_count", CorrelationType.VALUE_COUNT,
            "temporal", CorrelationType.TEMPORAL);
    private static final List<String> NOT_YET = List.of(
            "temporal_ordered",
            "ordered_temporal",
            "value_sum",
            "value_avg",
            "value_percentile",
            "value_median",
            "new_value",
            "rate_anomaly",
            "absence",
            "impossible_travel");

    private final Draft draft;
    private final Block body;
    private final Report report;
    private final MemberList members;

    CorrelationReader(Draft draft, Block body, Drafts drafts) {
        this.draft = draft;
        this.body = body;
        this.report = draft.report();
        this.members = new MemberList(drafts, report);
    }

    /** Whether the rules that it names alert by themselves too. */
    boolean generates() {
        return body.map().get("generate").isPresent() && body.flag("generate");
    }

    /** The rules that it names, once it is read. */
    List<Draft> named() {
        return members.drafts();
    }

    /** The correlation, or empty after a report. */
    Optional<CorrelationRule> read() {
        int before = report.errors();
        body.refuseOthers(KEYS);
        Optional<CorrelationType> type = type();
        List<Integer> listed = members.indexes(body.scalars("rules"));
        Optional<Duration> timespan = timespan();
        boolean temporal = type.isPresent() && type.get() == CorrelationType.TEMPORAL;
        Optional<Expression> expression = expression(temporal);
        Optional<Bounds> bounds = type.isPresent() && !temporal ? bounds() : Optional.of(Bounds.atLeast(1));
        List<Tree.Scalar> values = type.map(this::values).orElse(List.of());
        List<Integer> counted = temporal ? members.allIndexes() : listed;
        requireMembers(counted, before);
        Optional<Integer> then = then(type, counted);
        Optional<Share> share = share(type, counted);
        List<Tree.Scalar> groupBy = body.scalars("group-by");
        List<Member> resolved = members.resolve(groupBy, body.block("aliases"));
        values.forEach(members::checkField);
        if (report.errors() > before || !members.complete()) {
            return Optional.empty();
        }
        return Optional.of(CorrelationPrint.sign(new CorrelationRule(
                draft.head(),
                type.orElseThrow(),
                resolved,
                texts(groupBy),
                timespan.orElseThrow(),
                new Measure(texts(values), Optional.empty(), bounds.orElseThrow(), Window.BACKWARD),
                expression.orElseThrow(),
                List.of(),
                counted,
                then,
                share,
                Optional.empty(),
                draft.own().scope(),
                0,
                true,
                0,
                report.file(),
                false)));
    }

    private Optional<Expression> expression(boolean temporal) {
        return temporal ? new ExpressionReader(body, members, report).read() : Optional.of(Expression.atLeast(1));
    }

    private void requireMembers(List<Integer> counted, int errorsBefore) {
        if (counted.isEmpty() && members.complete() && report.errors() == errorsBefore) {
            report.error(body.map().place(), "the correlation names no rules");
        }
    }

    private Optional<CorrelationType> type() {
        Optional<Tree.Scalar> word = body.scalar("type");
        if (word.isEmpty()) {
            report.error(body.map().place(), "the correlation has no type");
            return Optional.empty();
        }
        String name = word.get().text();
        if (NOT_YET.contains(name)) {
            report.error(word.get().place(), "the correlation type " + name + " is not supported by this version");
        } else if (!TYPES.containsKey(name)) {
            String hint = Nearest.hint(name, TYPES.keySet());
            report.error(word.get().place(), "unknown correlation type \"" + name + "\"" + hint);
        }
        return Optional.ofNullable(TYPES.get(name));
    }

    private Optional<Duration> timespan() {
        Optional<Tree.Scalar> timespan = body.scalar("timespan");
        if (timespan.isEmpty()) {
            report.error(body.map().place(), "the correlation has no timespan");
        }
        return timespan.flatMap(value -> Timespan.read(value, report));
    }

    private Optional<Bounds> bounds() {
        Optional<Block> condition = body.block("condition");
        if (body.map().get("condition").isEmpty()) {
            report.error(body.map().place(), "the correlation has no condition");
        }
        return condition.flatMap(block -> BoundsReader.read(block, report));
    }

    private List<Tree.Scalar> values(CorrelationType type) {
        if (type == CorrelationType.TEMPORAL) {
            return List.of();
        }
        Optional<Block> condition = body.block("condition");
        if (condition.isEmpty()) {
            return List.of();
        }
        boolean counting = type == CorrelationType.VALUE_COUNT;
        condition.get().refuseOthers(counting ? plus("field") : BoundsReader.KEYS);
        List<Tree.Scalar> values = counting ? condition.get().scalars("field") : List.of();
        if (counting && values.isEmpty()) {
            report.error(condition.get().map().place(), "value_count needs a field");
        }
        return values;
    }

    private Optional<Integer> then(Optional<CorrelationType> type, List<Integer> counted) {
        Optional<Tree.Scalar> then = body.scalar("then");
        if (then.isEmpty()) {
            return Optional.empty();
        }
        forEventCount("then", type, then.get().place());
        Optional<Integer> index = members.index(then.get());
        if (index.isPresent() && counted.contains(index.get())) {
            report.error(then.get().place(), "\"then\" names a rule that is not itself counted");
        }
        return index;
    }

    private Optional<Share> share(Optional<CorrelationType> type, List<Integer> counted) {
        Optional<Block> share = body.block("share");
        if (share.isEmpty()) {
            return Optional.empty();
        }
        Place place = share.get().map().place();
        forEventCount("share", type, place);
        share.get().refuseOthers(plus("among"));
        List<Integer> among = members.indexes(share.get().scalars("among"));
        if (!among.containsAll(counted)) {
            report.error(place, "\"among\" must name the counted rules too");
        }
        return BoundsReader.read(share.get(), report).map(bounds -> new Share(bounds, among));
    }

    private void forEventCount(String key, Optional<CorrelationType> type, Place place) {
        if (type.isPresent() && type.get() != CorrelationType.EVENT_COUNT) {
            report.error(place, "\"" + key + "\" goes with event_count only");
        }
    }

    private static List<String> plus(String key) {
        return Stream.concat(BoundsReader.KEYS.stream(), Stream.of(key)).toList();
    }

    private static List<String> texts(List<Tree.Scalar> scalars) {
        return scalars.stream().map(Tree.Scalar::text).toList();
    }
}
