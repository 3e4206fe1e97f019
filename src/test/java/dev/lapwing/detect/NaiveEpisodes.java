package dev.lapwing.detect;

import dev.lapwing.rule.CorrelationRule;
import dev.lapwing.rule.CorrelationType;
import dev.lapwing.rule.Expression;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The definition of an episode, evaluated as it is written: every window looked at anew, all events against all. */
final class NaiveEpisodes {
    private final CorrelationRule rule;
    private final RulePlan plan;
    private final long span;
    private final List<Signal> events;
    private final List<Long> cutSlices = new ArrayList<>();

    NaiveEpisodes(CorrelationRule rule, int sliceLimit, List<Signal> signals) {
        this.rule = rule;
        this.plan = new RulePlan(rule, sliceLimit);
        this.span = rule.timespan().toMillis();
        this.events = oneVersionEach(bounded(signals.stream()
                .filter(signal -> plan.mask(signal) != 0)
                .filter(signal -> !plan.countsValues() || plan.value(signal) != null)
                .distinct()
                .sorted()
                .toList()));
    }

    List<Episode> episodes(long horizon) {
        List<Signal> holding =
                events.stream().filter(event -> holdsAt(event, horizon)).toList();
        List<List<Signal>> chains = new ArrayList<>();
        for (Signal event : holding) {
            boolean joins =
                    !chains.isEmpty() && event.timeMillis() - last(last(chains)).timeMillis() <= span;
            if (!joins) {
                chains.add(new ArrayList<>());
            }
            last(chains).add(event);
        }
        return chains.stream().map(this::episode).toList();
    }

    private Episode episode(List<Signal> chain) {
        long firstHold = chain.get(0).timeMillis();
        long end = last(chain).timeMillis();
        long start = between(firstHold - span, firstHold)
                .filter(event -> plan.tells(plan.mask(event)))
                .mapToLong(Signal::timeMillis)
                .min()
                .orElseThrow();
        List<Signal> counted = between(start, end)
                .filter(event -> plan.tells(plan.mask(event)))
                .toList();
        List<Signal> evidence = new ArrayList<>(counted.subList(0, Math.min(5, counted.size())));
        evidence.addAll(counted.subList(Math.max(evidence.size(), counted.size() - 5), counted.size()));
        boolean atLeast = cutSlices.stream()
                .anyMatch(slice -> slice >= Math.floorDiv(start, plan.sliceLength)
                        && slice <= Math.floorDiv(end, plan.sliceLength));
        return new Episode(start, end, counted.size(), atLeast, evidence);
    }

    private boolean holdsAt(Signal event, long horizon) {
        long time = event.timeMillis();
        if (!plan.mayHold(plan.mask(event))) {
            return false;
        }
        List<Signal> window = between(time - span, time).toList();
        if (rule.type() == CorrelationType.TEMPORAL) {
            boolean decided = !rule.expression().hasNegation() || time + span < horizon;
            List<Signal> around = between(time - span, time + span).toList();
            return decided && holds(rule.expression(), window, around);
        }
        if (rule.type() == CorrelationType.VALUE_COUNT) {
            return rule.bounds()
                    .holds(window.stream().map(plan::value).distinct().count());
        }
        long counted =
                window.stream().filter(other -> plan.counts(plan.mask(other))).count();
        long among =
                window.stream().filter(other -> plan.among(plan.mask(other))).count();
        return rule.bounds().holds(counted)
                && rule.share()
                        .map(share -> share.bounds()
                                .holds(BigDecimal.valueOf(counted)
                                        .divide(BigDecimal.valueOf(among), MathContext.DECIMAL64)))
                        .orElse(true);
    }

    private boolean holds(Expression part, List<Signal> window, List<Signal> around) {
        if (part instanceof Expression.Named named) {
            return window.stream().anyMatch(event -> matches(event, named.member()));
        }
        if (part instanceof Expression.Not not) {
            return around.stream().noneMatch(event -> matches(event, ((Expression.Named) not.part()).member()));
        }
        if (part instanceof Expression.And and) {
            return and.parts().stream().allMatch(inner -> holds(inner, window, around));
        }
        if (part instanceof Expression.Or or) {
            return or.parts().stream().anyMatch(inner -> holds(inner, window, around));
        }
        long members = Stream.iterate(0, i -> i < rule.members().size(), i -> i + 1)
                .filter(member -> window.stream().anyMatch(event -> matches(event, member)))
                .count();
        return ((Expression.Count) part).bounds().holds(members);
    }

    private boolean matches(Signal event, int member) {
        return (plan.mask(event) & 1L << member) != 0;
    }

    private Stream<Signal> between(long from, long to) {
        return events.stream().filter(event -> event.timeMillis() >= from && event.timeMillis() <= to);
    }

    private List<Signal> bounded(List<Signal> sorted) {
        Map<Long, List<Signal>> slices = sorted.stream()
                .collect(Collectors.groupingBy(event -> Math.floorDiv(event.timeMillis(), plan.sliceLength)));
        List<Signal> kept = new ArrayList<>();
        slices.forEach((slice, all) -> {
            List<Signal> of = all.stream()
                    .filter(event -> isOfTheFirst(event, all) || isOfAKeptValue(event, all))
                    .toList();
            kept.addAll(of);
            if (of.size() < all.size()) {
                cutSlices.add(slice);
            }
        });
        return kept.stream().sorted().toList();
    }

    private boolean isOfTheFirst(Signal event, List<Signal> slice) {
        return slice.stream()
                        .filter(other -> plan.mask(other) == plan.mask(event))
                        .takeWhile(other -> !other.equals(event))
                        .count()
                < plan.sliceLimit;
    }

    private boolean isOfAKeptValue(Signal event, List<Signal> slice) {
        if (!plan.countsValues()) {
            return false;
        }
        long smallerValues = slice.stream()
                .map(other -> hashOfValue(other))
                .distinct()
                .filter(hash -> Long.compareUnsigned(hash, hashOfValue(event)) < 0)
                .count();
        long earlier = slice.stream()
                .takeWhile(other -> !other.equals(event))
                .filter(other -> hashOfValue(other) == hashOfValue(event))
                .count();
        return smallerValues < plan.sliceLimit && earlier < Slices.PER_VALUE;
    }

    private long hashOfValue(Signal event) {
        return Fingerprint.number(String.valueOf(plan.value(event)));
    }

    /** Of several versions of one event the one with the smallest content hash. */
    private static List<Signal> oneVersionEach(List<Signal> sorted) {
        return sorted.stream()
                .collect(Collectors.toMap(
                        signal -> signal.timeMillis() + " " + signal.uid(),
                        signal -> signal,
                        (first, second) -> first,
                        LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }
}
