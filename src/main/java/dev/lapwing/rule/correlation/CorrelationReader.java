package dev.lapwing.rule.correlation;

import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.CorrelationType;
import dev.lapwing.rule.definition.Measure;
import dev.lapwing.rule.definition.Member;
import dev.lapwing.rule.definition.Scope;
import dev.lapwing.rule.definition.Window;
import dev.lapwing.rule.draft.CorrelationFingerprint;
import dev.lapwing.rule.draft.Draft;
import dev.lapwing.rule.draft.Drafts;
import dev.lapwing.rule.draft.NamedRule;
import dev.lapwing.rule.syntax.Timespan;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.YamlMap;
import dev.lapwing.yaml.YamlNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads the {@code correlation:} part of one rule; used once. */
final class CorrelationReader {
    /** Each level settles after the one below, so a long chain would be told late. */
    private static final int MOST_LEVELS = 8;

    private final Draft draft;
    private final YamlMap body;
    private final ProblemReport report;
    private final MemberList members;

    CorrelationReader(Draft draft, YamlMap body, Drafts drafts) {
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
        Optional<CorrelationType> type = TypeReader.read(body, report);
        List<Integer> listed = members.indexes(body.scalars("rules"));
        return type.flatMap(known -> read(known, listed, before));
    }

    private Optional<CorrelationRule> read(CorrelationType type, List<Integer> listed, int errorsBefore) {
        CorrelationKeys.check(body, type, report);
        Optional<Duration> timespan = timespan(type);
        List<YamlNode.Scalar> values = new ValueFields(body, type, report).read();
        Optional<CorrelationDraft> question = question(
                type, timespan, values.stream().map(YamlNode.Scalar::text).toList());
        List<Integer> counted = type.isTemporal() ? members.allIndexes() : listed;
        requireMembers(counted, errorsBefore);
        Optional<Window> window = question.map(CorrelationDraft::measure).map(Measure::window);
        CountExtrasReader.Extras extras = new CountExtrasReader(body, members, report).read(type, window, counted);
        checkChain();
        GroupFields groups = new GroupFields(members, body.block("aliases"), report);
        List<Member> resolved = groups.resolve(body.scalars("group-by"));
        values.forEach(groups::checkValue);
        if (report.errors() > errorsBefore || !members.complete()) {
            return Optional.empty();
        }
        return Optional.of(CorrelationFingerprint.sign(
                rule(type, timespan.orElseThrow(), question.orElseThrow(), resolved, counted, extras)));
    }

    private CorrelationRule rule(
            CorrelationType type,
            Duration timespan,
            CorrelationDraft question,
            List<Member> resolved,
            List<Integer> counted,
            CountExtrasReader.Extras extras) {
        return new CorrelationRule(
                draft.head(),
                type,
                resolved,
                body.texts("group-by"),
                timespan,
                question.measure(),
                question.expression(),
                question.sequences(),
                counted,
                extras.then(),
                extras.share(),
                question.baseline(),
                draft.own().scope(),
                members.level(),
                true,
                0,
                report.file(),
                false);
    }

    private Optional<CorrelationDraft> question(
            CorrelationType type, Optional<Duration> timespan, List<String> fields) {
        return switch (type) {
            case EVENT_COUNT, VALUE_COUNT, VALUE_SUM, VALUE_AVG, VALUE_PERCENTILE, VALUE_MEDIAN ->
                new MeasureReader(body, type, fields, report).read();
            case TEMPORAL -> new TemporalReader(body, members, report).read();
            case TEMPORAL_ORDERED -> new OrderedReader(body, members, report).read();
            case NEW_VALUE, RATE_ANOMALY, ABSENCE, IMPOSSIBLE_TRAVEL ->
                timespan.flatMap(span -> new BaselineReader(body, type, span, fields, report)
                        .read(draft.own().scope()));
        };
    }

    private void requireMembers(List<Integer> counted, int errorsBefore) {
        if (counted.isEmpty() && members.complete() && report.errors() == errorsBefore) {
            report.error(body.map().place(), "the correlation names no rules");
        }
    }

    private void checkChain() {
        if (members.level() >= MOST_LEVELS) {
            report.error(body.map().place(), "a chain of correlations has at most " + MOST_LEVELS + " levels");
        }
        for (NamedRule member : members.all()) {
            boolean wider = member.correlation()
                    .filter(rule -> rule.scope() == Scope.ALL)
                    .isPresent();
            if (wider && draft.own().scope() != Scope.ALL) {
                report.error(
                        body.map().place(),
                        "\"" + member.name() + "\" counts over all instances, so this one needs \"scope: all\" too");
            }
        }
    }

    private Optional<Duration> timespan(CorrelationType type) {
        Optional<YamlNode.Scalar> timespan = body.scalar("timespan");
        if (timespan.isPresent()) {
            return Timespan.read(timespan.get(), report);
        }
        if (type.isBaseline() && !type.waitsForSilence()) {
            return Optional.of(BaselineReader.TIMESPAN);
        }
        if (body.map().get("timeframe").isEmpty()) {
            report.error(body.map().place(), "the correlation has no timespan");
        }
        return Optional.empty();
    }
}
