package dev.lapwing.rule.correlation;

import dev.lapwing.rule.definition.Baseline;
import dev.lapwing.rule.definition.CorrelationType;
import dev.lapwing.rule.definition.Scope;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.YamlMap;
import dev.lapwing.yaml.YamlNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads the baselines: correlations that compare a group with its own past. */
final class BaselineReader {
    /** The timespan of a baseline that does not name one; an absence has to. */
    static final Duration TIMESPAN = Duration.ofHours(1);

    private static final Duration LEARN = Duration.ofDays(7);
    private static final Duration FORGET = Duration.ofDays(30);
    private static final Duration FORGET_RATE = Duration.ofDays(56);
    private static final Duration FORGET_PLACE = Duration.ofHours(24);
    private static final long VALUES = 1_000;
    private static final long MOST_VALUES = 10_000;
    private static final long FACTOR = 6;
    private static final long LEAST = 10;
    private static final long MOST_LEAST = 1_000_000_000;
    private static final long FEWEST_BUCKETS = 8;
    private static final long MOST_BUCKETS = 4_096;
    private static final long SPEED = 1_000;
    private static final long DISTANCE = 500;

    private final YamlMap body;
    private final CorrelationType type;
    private final Duration timespan;
    private final List<String> fields;
    private final ProblemReport report;
    private final BaselineParameters parameters;

    BaselineReader(YamlMap body, CorrelationType type, Duration timespan, List<String> fields, ProblemReport report) {
        this.body = body;
        this.type = type;
        this.timespan = timespan;
        this.fields = fields;
        this.report = report;
        this.parameters = new BaselineParameters(body, report);
    }

    /** The question, or empty after a report. */
    Optional<CorrelationDraft> read(Scope scope) {
        int before = report.errors();
        checkCondition();
        Baseline baseline = switch (type) {
            case NEW_VALUE -> newValue();
            case RATE_ANOMALY -> rateAnomaly();
            case ABSENCE -> absence(scope);
            case IMPOSSIBLE_TRAVEL -> impossibleTravel();
            case EVENT_COUNT,
                    VALUE_COUNT,
                    VALUE_SUM,
                    VALUE_AVG,
                    VALUE_PERCENTILE,
                    VALUE_MEDIAN,
                    TEMPORAL,
                    TEMPORAL_ORDERED -> throw new IllegalArgumentException("no baseline: " + type);
        };
        parameters.require(
                baseline.learn().compareTo(baseline.forget()) < 0,
                "learn",
                "must be shorter than \"forget\"; " + type.word() + " learns for " + words(baseline.learn())
                        + " and forgets after " + words(baseline.forget()));
        return Optional.of(CorrelationDraft.unusual(baseline, fields)).filter(question -> report.errors() == before);
    }

    private Baseline newValue() {
        int values = (int) parameters.whole("values", VALUES, MOST_VALUES);
        return new Baseline.NewValue(parameters.span("learn", LEARN), parameters.span("forget", FORGET), values);
    }

    private Baseline rateAnomaly() {
        Duration learn = parameters.span("learn", LEARN);
        Duration forget = parameters.span("forget", FORGET_RATE);
        Duration gap = parameters.span("gap", timespan);
        parameters.require(
                learn.compareTo(timespan.multipliedBy(FEWEST_BUCKETS)) >= 0,
                "learn",
                "must be at least " + FEWEST_BUCKETS + " times the timespan; it is " + words(learn));
        parameters.require(
                forget.compareTo(timespan.multipliedBy(MOST_BUCKETS)) <= 0,
                "forget",
                "may be at most " + MOST_BUCKETS + " times the timespan; it is " + words(forget));
        parameters.require(gap.compareTo(learn) < 0, "gap", "must be shorter than \"learn\"");
        return new Baseline.RateAnomaly(
                learn,
                forget,
                gap,
                parameters.positive("factor", FACTOR),
                parameters.whole("least", LEAST, MOST_LEAST));
    }

    private Baseline absence(Scope scope) {
        Duration forget = parameters.span("forget", FORGET);
        parameters.require(
                forget.compareTo(timespan) >= 0, "forget", "must be at least the timespan; it is " + words(forget));
        boolean expected = body.flag("expected");
        parameters.require(
                !expected || (scope == Scope.INSTANCE && body.texts("group-by").isEmpty()),
                "expected",
                "is about an instance as a whole: it goes with neither \"group-by\" nor \"scope: all\"");
        return new Baseline.Absence(parameters.span("learn", timespan.multipliedBy(3)), forget, expected);
    }

    private Baseline impossibleTravel() {
        return new Baseline.ImpossibleTravel(
                parameters.span("learn", Duration.ZERO),
                parameters.span("forget", FORGET_PLACE),
                parameters.positive("speed", SPEED),
                parameters.positive("distance", DISTANCE));
    }

    private void checkCondition() {
        boolean takesField = type.judgesSingleEvents();
        Optional<YamlNode> condition = body.map().get("condition");
        if (takesField) {
            body.block("condition").ifPresent(block -> block.refuseOthers(List.of("field")));
        } else if (condition.isPresent()) {
            report.error(condition.get().place(), type.word() + " has no condition");
        }
    }

    private static String words(Duration span) {
        if (span.equals(Duration.ofDays(span.toDays()))) {
            return span.toDays() + "d";
        }
        if (span.equals(Duration.ofHours(span.toHours()))) {
            return span.toHours() + "h";
        }
        return span.equals(Duration.ofMinutes(span.toMinutes())) ? span.toMinutes() + "m" : span.toSeconds() + "s";
    }
}
