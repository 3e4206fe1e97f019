package dev.lapwing.detect;

import dev.lapwing.detect.episode.Episode;
import dev.lapwing.detect.episode.SliceBound;
import dev.lapwing.detect.signal.IdHash;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.detect.window.RulePlan;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.CorrelationType;
import dev.lapwing.rule.definition.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The definition of an episode, evaluated as it is written: every window looked at anew, all events against all. */
public final class NaiveEpisodes {
    private final CorrelationRule rule;
    private final RulePlan plan;
    private final long span;
    private final List<Signal> events;
    private final NaiveCondition condition;
    private long from = EventTimes.NONE;
    private final List<Long> cutSlices = new ArrayList<>();

    public NaiveEpisodes(CorrelationRule rule, int sliceLimit, List<Signal> signals) {
        this.rule = rule;
        this.plan = new RulePlan(rule, sliceLimit);
        this.span = rule.timespan().toMillis();
        this.events = oneVersionEach(bounded(signals.stream()
                .filter(signal -> plan.mask(signal) != 0)
                .filter(signal -> !plan.value().isNeeded() || plan.value().of(signal) != null)
                .distinct()
                .sorted()
                .toList()));
        this.condition = new NaiveCondition(rule, plan, events);
    }

    /** The events before a time are only the past of the others. */
    NaiveEpisodes since(long time) {
        from = time;
        return this;
    }

    public List<Episode> episodes(long horizon) {
        return chains(horizon).stream().map(chain -> episode(chain, horizon)).toList();
    }

    /** The first holding event of each episode. */
    List<Signal> firstHolders(long horizon) {
        return chains(horizon).stream().map(chain -> chain.get(0)).toList();
    }

    private List<List<Signal>> chains(long horizon) {
        List<List<Signal>> chains = new ArrayList<>();
        for (Signal event : events) {
            if (event.timeMillis() < from || !condition.holdsAt(event, horizon)) {
                continue;
            }
            boolean joins =
                    !chains.isEmpty() && event.timeMillis() - last(last(chains)).timeMillis() <= span;
            if (!joins) {
                chains.add(new ArrayList<>());
            }
            last(chains).add(event);
        }
        return chains;
    }

    private Episode episode(List<Signal> chain, long horizon) {
        long firstHold = chain.get(0).timeMillis();
        long lastHold = last(chain).timeMillis();
        long start = between(windowStart(firstHold), firstHold)
                .filter(event -> tells(event, chain))
                .mapToLong(Signal::timeMillis)
                .min()
                .orElseThrow();
        long end = end(lastHold, horizon);
        List<Signal> counted =
                between(start, end).filter(event -> tells(event, chain)).toList();
        List<Signal> evidence = new ArrayList<>(counted.subList(0, Math.min(5, counted.size())));
        evidence.addAll(counted.subList(Math.max(evidence.size(), counted.size() - 5), counted.size()));
        boolean atLeast = cutSlices.stream()
                .anyMatch(slice -> slice >= Math.floorDiv(start, plan.sliceLength)
                        && slice <= Math.floorDiv(end, plan.sliceLength));
        return new Episode(start, end, counted.size(), atLeast, evidence);
    }

    private long windowStart(long time) {
        return switch (rule.type()) {
            case NEW_VALUE, IMPOSSIBLE_TRAVEL, ABSENCE -> time;
            case RATE_ANOMALY -> Math.floorDiv(time, span) * span;
            default -> rule.measure().window() == Window.BACKWARD ? time - span : time;
        };
    }

    private long end(long lastHold, long horizon) {
        if (rule.type() == CorrelationType.ABSENCE) {
            long expectedTo = lastHold + rule.baseline().orElseThrow().forget().toMillis();
            return events.stream()
                    .mapToLong(Signal::timeMillis)
                    .filter(time -> time > lastHold && time <= horizon)
                    .findFirst()
                    .stream()
                    .map(time -> Math.min(time, expectedTo))
                    .findFirst()
                    .orElse(Math.min(expectedTo, horizon));
        }
        return rule.measure().window() == Window.FORWARD
                ? between(lastHold, lastHold + span)
                        .mapToLong(Signal::timeMillis)
                        .max()
                        .orElseThrow()
                : lastHold;
    }

    private boolean tells(Signal event, List<Signal> chain) {
        boolean onlyHolding =
                rule.type() == CorrelationType.NEW_VALUE || rule.type() == CorrelationType.IMPOSSIBLE_TRAVEL;
        return onlyHolding ? chain.contains(event) : condition.belongs(event);
    }

    private Stream<Signal> between(long first, long last) {
        return events.stream()
                .filter(event -> event.timeMillis() >= Math.max(from, first) && event.timeMillis() <= last);
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
        if (rule.type() != CorrelationType.VALUE_COUNT && rule.type() != CorrelationType.NEW_VALUE) {
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
        return smallerValues < plan.sliceLimit && earlier < SliceBound.PER_VALUE;
    }

    private long hashOfValue(Signal event) {
        return IdHash.number(String.valueOf(plan.value().of(event)));
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
