package dev.lapwing.cli.doctor;

import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.rule.RuleReach;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.definition.CorrelationRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds out of each rule whether it can find anything in what comes of a source, and what it lacks. */
final class Diagnosis {
    private final RuleSet rules;
    private final RuleReach reach;
    private final Set<String> off;
    private final boolean places;

    /**
     * A diagnosis.
     *
     * @param rules all rules, also those that are switched off
     * @param off the files of these
     * @param places whether it is known where addresses are
     */
    Diagnosis(RuleSet rules, Set<String> off, boolean places) {
        this.rules = rules;
        this.reach = rules.reach();
        this.off = Set.copyOf(off);
        this.places = places;
    }

    /** What each rule that is about such a source can do. */
    SourceReport of(SeenSource source) {
        Map<Gap, Gap.Finding> findings = SourceGaps.of(source);
        List<RuleSight> sights = rules.correlations().stream()
                .filter(CorrelationRule::alerts)
                .filter(rule -> concerns(rule, source))
                .map(rule -> sight(rule, source, findings))
                .toList();
        return new SourceReport(source, findings, sights, Warnings.of(source));
    }

    /** The rules that are about none of these sources. */
    List<CorrelationRule> without(List<SeenSource> sources) {
        return rules.correlations().stream()
                .filter(CorrelationRule::alerts)
                .filter(rule -> rules.logSources(rule).stream().noneMatch(text -> text.startsWith("lapwing/")))
                .filter(rule -> sources.stream().noneMatch(source -> concerns(rule, source)))
                .toList();
    }

    /** Rows of an unknown kind are looked at with the rules that are about no other source. */
    private boolean concerns(CorrelationRule rule, SeenSource source) {
        boolean known = Schemas.all().stream().anyMatch(schema -> rules.sees(rule, schema));
        return schemas(source).anyMatch(schema -> rules.sees(rule, schema) && (!schema.anyField() || !known));
    }

    private static Stream<Schema> schemas(SeenSource source) {
        Stream<Schema> others = Schemas.all().stream()
                .filter(schema -> schema == Schemas.MONITOR
                        || schema == Schemas.LEAK
                        || (isOfItsKind(schema, source) && !source.schemas().contains(schema)));
        return Stream.concat(source.schemas().stream(), others);
    }

    private static boolean isOfItsKind(Schema schema, SeenSource source) {
        return schema.source().product().equals(source.product())
                || (source.isNeon() && Need.ofWindow(schema).isPresent());
    }

    private RuleSight sight(CorrelationRule rule, SeenSource source, Map<Gap, Gap.Finding> findings) {
        List<Gap> lacks = new ArrayList<>();
        if (off.contains(rule.sourceFile())) {
            lacks.add(Gap.of(Need.SWITCHED_OFF));
        }
        if (rule.type().looksAtPlaces() && !places) {
            lacks.add(Gap.of(Need.PLACES));
        }
        SourceSight closed = new SourceSight(source, findings, gaps(findings, Gap.State.MISSING), false);
        SourceSight now = closed.closing(Set.of());
        Predicate<SourceSight> holds = sight -> can(rule, sight);
        if (!holds.test(now)) {
            lacks.addAll(fewest(closed, holds));
        }
        if (!lacks.isEmpty()) {
            return new RuleSight(rule.head(), Gap.State.MISSING, lacks);
        }
        if (!can(rule, new SourceSight(source, findings, Set.of(), true))) {
            Set<Gap> untold = gaps(findings, Gap.State.UNTOLD);
            return new RuleSight(
                    rule.head(), Gap.State.UNTOLD, fewest(new SourceSight(source, findings, untold, true), holds));
        }
        long whole = breadth(rule, closed);
        return new RuleSight(rule.head(), Gap.State.THERE, fewest(closed, sight -> breadth(rule, sight) >= whole));
    }

    /** The gaps that have to be closed: of those closed here each that cannot be left open, the hardest tried first. */
    private static List<Gap> fewest(SourceSight closed, Predicate<SourceSight> suffices) {
        if (!suffices.test(closed)) {
            return List.of(Gap.of(Need.OTHER));
        }
        List<Gap> hardestFirst = new ArrayList<>(closed.closed());
        hardestFirst.sort(Collections.reverseOrder());
        Set<Gap> needed = new HashSet<>(hardestFirst);
        for (Gap gap : hardestFirst) {
            needed.remove(gap);
            if (!suffices.test(closed.closing(needed))) {
                needed.add(gap);
            }
        }
        return List.copyOf(new TreeSet<>(needed));
    }

    private long breadth(CorrelationRule rule, SourceSight sight) {
        return reach.breadth(rule, schemas(sight.source()).toList(), sight);
    }

    private boolean can(CorrelationRule rule, SourceSight sight) {
        return reach.canHold(rule, schemas(sight.source()).toList(), sight);
    }

    private static Set<Gap> gaps(Map<Gap, Gap.Finding> findings, Gap.State state) {
        Set<Gap> gaps = new TreeSet<>();
        findings.forEach((gap, finding) -> {
            if (finding.state() == state) {
                gaps.add(gap);
            }
        });
        return gaps;
    }
}
