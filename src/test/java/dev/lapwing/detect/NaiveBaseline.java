package dev.lapwing.detect;

import dev.lapwing.detect.signal.Signal;
import dev.lapwing.detect.window.RulePlan;
import dev.lapwing.event.GeoPoint;
import dev.lapwing.rule.definition.Baseline;
import dev.lapwing.rule.definition.CorrelationRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The baselines, each event judged against all that were before it. */
final class NaiveBaseline {
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final long WEEK = 168 * HOUR;

    private final CorrelationRule rule;
    private final RulePlan plan;
    private final List<Signal> events;

    NaiveBaseline(CorrelationRule rule, RulePlan plan, List<Signal> events) {
        this.rule = rule;
        this.plan = plan;
        this.events = events;
    }

    boolean holdsAt(Signal event) {
        Baseline baseline = rule.baseline().orElseThrow();
        if (baseline instanceof Baseline.NewValue newValue) {
            return isNew(event, newValue);
        }
        if (baseline instanceof Baseline.RateAnomaly rate) {
            return isFarAbove(event, rate);
        }
        return baseline instanceof Baseline.Absence absence
                ? isLast(event, absence)
                : isImpossible(event, (Baseline.ImpossibleTravel) baseline);
    }

    private boolean isNew(Signal event, Baseline.NewValue baseline) {
        long remembered = event.timeMillis() - baseline.forget().toMillis();
        List<String> before = before(event).stream()
                .filter(other -> other.timeMillis() >= remembered)
                .map(this::value)
                .distinct()
                .toList();
        return !before.contains(value(event))
                && before.size() <= baseline.values()
                && event.timeMillis() - since(event, baseline.forget().toMillis())
                        >= baseline.learn().toMillis();
    }

    private boolean isFarAbove(Signal event, Baseline.RateAnomaly baseline) {
        long length = rule.timespan().toMillis();
        long bucket = event.timeMillis() / length;
        long met = since(event, baseline.forget().toMillis());
        long first = Math.max(met / length + 1, bucket - baseline.forget().toMillis() / length);
        long end = Math.floorDiv(bucket * length - baseline.gap().toMillis(), length);
        if (end <= first || (end - first) * length < baseline.learn().toMillis()) {
            return false;
        }
        Map<Long, Long> counts = before(event).stream()
                .filter(other -> other.timeMillis() >= met)
                .collect(Collectors.groupingBy(other -> other.timeMillis() / length, Collectors.counting()));
        double factor = baseline.factor().doubleValue();
        long count = counts.getOrDefault(bucket, 0L) + 1;
        List<Long> past = LongStream.range(first, end).boxed().toList();
        List<Double> comparable = comparable(bucket, past, counts, length);
        double median = median(comparable);
        double deviation = comparable.size() < 7
                ? 0
                : 1.4826
                        * median(comparable.stream()
                                .map(other -> Math.abs(other - median))
                                .toList());
        double busy = busy(past, counts, length);
        return count >= baseline.least()
                && count > median + factor * Math.max(deviation, Math.max(Math.sqrt(median), 1))
                && count > busy + factor / 2 * Math.max(Math.sqrt(busy), 1);
    }

    private static List<Double> comparable(long bucket, List<Long> past, Map<Long, Long> counts, long length) {
        long part = Math.max(HOUR, length);
        long parts = Math.max(1, HOUR / length);
        List<Long> ofWeek = past.stream()
                .filter(known -> known * length % WEEK / part == bucket * length % WEEK / part)
                .toList();
        List<Long> ofDay = past.stream()
                .filter(known -> known * length % DAY / part == bucket * length % DAY / part)
                .toList();
        if (ofWeek.size() >= 3 * parts || ofDay.isEmpty() || length >= DAY) {
            return counted(ofWeek.size() >= 3 * parts ? ofWeek : ofDay.isEmpty() ? past : ofDay, counts);
        }
        List<Long> busyDays = past.stream()
                .filter(counts::containsKey)
                .map(known -> known * length / DAY)
                .distinct()
                .toList();
        List<Double> comparable = counted(
                ofDay.stream()
                        .filter(known -> busyDays.contains(known * length / DAY))
                        .toList(),
                counts);
        int zeros = comparable.isEmpty() ? 1 : busyDays.size() < 2 ? comparable.size() : 0;
        comparable.addAll(Collections.nCopies(zeros, 0.0));
        return comparable;
    }

    private static double busy(List<Long> past, Map<Long, Long> counts, long length) {
        List<Double> busy = counted(past.stream().filter(counts::containsKey).toList(), counts);
        long zeros = Math.max(8, DAY / 2 / length) - busy.size();
        if (zeros > busy.size()) {
            return 0;
        }
        busy.addAll(Collections.nCopies((int) Math.max(0, zeros), 0.0));
        return median(busy);
    }

    private static List<Double> counted(List<Long> buckets, Map<Long, Long> counts) {
        List<Double> numbers = new ArrayList<>();
        buckets.forEach(bucket -> numbers.add((double) counts.getOrDefault(bucket, 0L)));
        return numbers;
    }

    private boolean isLast(Signal event, Baseline.Absence baseline) {
        long silence = rule.timespan().toMillis();
        boolean followed = events.stream()
                .anyMatch(other ->
                        other.timeMillis() > event.timeMillis() && other.timeMillis() <= event.timeMillis() + silence);
        boolean begins = baseline.expected() && event.uid().equals("i:first event");
        return !followed
                && (begins
                        || event.timeMillis() - since(event, silence)
                                >= baseline.learn().toMillis());
    }

    private boolean isImpossible(Signal event, Baseline.ImpossibleTravel baseline) {
        List<Signal> before = before(event);
        if (before.isEmpty()) {
            return false;
        }
        Signal last = before.get(before.size() - 1);
        long between = event.timeMillis() - last.timeMillis();
        double distance = GeoPoint.parse(value(last))
                .orElseThrow()
                .kilometresTo(GeoPoint.parse(value(event)).orElseThrow());
        double speed = distance / (Math.max(between, 1000) / 3_600_000.0);
        return between <= baseline.forget().toMillis()
                && event.timeMillis() - since(event, baseline.forget().toMillis())
                        >= baseline.learn().toMillis()
                && distance >= baseline.distance().doubleValue()
                && speed > baseline.speed().doubleValue();
    }

    /** Time of the first of the events that lead to this one without a gap. */
    private long since(Signal event, long gap) {
        long since = event.timeMillis();
        List<Signal> before = before(event);
        for (int i = before.size() - 1; i >= 0 && since - before.get(i).timeMillis() <= gap; i--) {
            since = before.get(i).timeMillis();
        }
        return since;
    }

    private List<Signal> before(Signal event) {
        return events.subList(0, events.indexOf(event));
    }

    private String value(Signal event) {
        return String.valueOf(plan.value().of(event));
    }

    private static double median(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
