package dev.lapwing.cli.rules.explain;

import dev.lapwing.detect.explain.Nearness;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.rule.definition.Baseline;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.text.DurationText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** How near a rule came to firing, in words. */
final class NearnessWords implements Nearness.Cases<String> {
    private static final int DECIMALS = 4;

    private final CorrelationRule rule;
    private final String within;

    NearnessWords(CorrelationRule rule) {
        this.rule = rule;
        this.within = " within " + DurationText.of(rule.timespan());
    }

    String of(Nearness nearness) {
        return nearness.match(this);
    }

    static String number(BigDecimal number) {
        BigDecimal few = number.setScale(Math.min(Math.max(number.scale(), 0), DECIMALS), RoundingMode.HALF_UP);
        return few.scale() > 0 ? few.stripTrailingZeros().toPlainString() : few.toPlainString();
    }

    static String at(Signal signal) {
        return "at " + time(signal.timeMillis()) + " ("
                + ShownValue.plain(signal.evidence().place()) + ")";
    }

    static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    @Override
    public String measured(Nearness.Measured measured) {
        String then = rule.thenMember()
                .map(member -> measured.looked()
                        ? " when " + name(member) + " came"
                        : ", but " + name(member) + " did not come then")
                .orElse("");
        String share = measured.share()
                .flatMap(part -> rule.share()
                        .map(asked ->
                                ", a share of " + number(part) + " where it wants " + BoundsShort.of(asked.bounds())))
                .orElse("");
        boolean tooLow = rule.bounds()
                .low()
                .filter(low -> measured.value().compareTo(low) <= 0)
                .isPresent();
        String most = rule.bounds().holds(measured.value()) ? "" : tooLow ? "at most " : "no fewer than ";
        return most + number(measured.value()) + " " + what() + within + then + ", " + at(measured.at()) + ", wants "
                + BoundsShort.of(rule.bounds()) + share;
    }

    private String what() {
        String fields = String.join(" + ", rule.valueFields());
        return switch (rule.type()) {
            case EVENT_COUNT -> ShownValue.plain(rule.head().text().counts());
            case VALUE_COUNT -> "different " + fields;
            case VALUE_SUM -> "as the sum of " + fields;
            case VALUE_AVG -> "as the average of " + fields;
            case VALUE_MEDIAN -> "as the median of " + fields;
            case VALUE_PERCENTILE ->
                "as percentile "
                        + rule.measure()
                                .percentile()
                                .map(BigDecimal::toPlainString)
                                .orElse("")
                        + " of " + fields;
            case TEMPORAL, TEMPORAL_ORDERED, NEW_VALUE, RATE_ANOMALY, ABSENCE, IMPOSSIBLE_TRAVEL ->
                rule.type().word();
        };
    }

    @Override
    public String members(Nearness.Members members) {
        String missing = members.missing().isEmpty() ? "" : ", missing " + names(members.missing());
        String met = members.matched().isEmpty() ? "no rule" : names(members.matched());
        return met + " matched" + within + ", " + at(members.at()) + missing + negated(members.negated());
    }

    @Override
    public String steps(Nearness.Steps steps) {
        List<Integer> missing =
                steps.steps().subList(steps.reached(), steps.steps().size());
        return "%d of %d steps in order%s, %s%s%s%s"
                .formatted(
                        steps.reached(),
                        steps.steps().size(),
                        within,
                        at(steps.at()),
                        steps.reached() == 0 ? "" : ": " + names(steps.steps().subList(0, steps.reached())),
                        missing.isEmpty() ? "" : ", missing then " + names(missing),
                        negated(steps.negated()));
    }

    private String negated(List<Nearness.NegatedMatch> negated) {
        return negated.stream()
                .map(match -> ", but " + name(match.member()) + " came " + at(match.signal()))
                .collect(Collectors.joining());
    }

    @Override
    public String values(Nearness.Values values) {
        if (values.crowded()) {
            return "it had more values of %s than the rule lets a habit have, so nothing is new"
                    .formatted(String.join(" + ", rule.valueFields()));
        }
        Duration learn = rule.baseline().orElseThrow().learn();
        String known = "%d values known, the group itself since %s, judged from %s on"
                .formatted(values.values(), time(values.knownSince()), time(values.knownSince() + learn.toMillis()));
        if (!values.unknown() || values.at().timeMillis() == values.knownSince()) {
            return known + "; no later value was new, the last one came " + at(values.last());
        }
        return known + "; the last new value came while it was learning, " + at(values.at()) + "; learn: "
                + DurationText.of(Duration.ofSeconds((values.at().timeMillis() - values.knownSince()) / 1000))
                + " would have fired";
    }

    @Override
    public String rate(Nearness.Rate rate) {
        Baseline.RateAnomaly asked = rate.asked();
        String count = "%d %s in the %s from %s"
                .formatted(
                        rate.count(),
                        rate.count() == 1 ? "event" : "events",
                        DurationText.of(rule.timespan()),
                        time(rate.bucket()));
        if (rate.median().isEmpty() || rate.limit().isEmpty()) {
            return "%s, still learning: known since %s, learn is %s"
                    .formatted(count, time(rate.knownSince()), DurationText.of(asked.learn()));
        }
        return "at most %s, wants more than %s (the median is %s) and least %d"
                .formatted(
                        count, number(rate.limit().get()), number(rate.median().get()), asked.least());
    }

    @Override
    public String silence(Nearness.Silence silence) {
        String learn = silence.expected()
                ? ""
                : ", but no event was expected: they had come regularly since %s only, learn is %s"
                        .formatted(
                                time(silence.regularSince()),
                                DurationText.of(rule.baseline().orElseThrow().learn()));
        return "the longest silence was %s, after the event %s%s, wants more than %s%s"
                .formatted(
                        DurationText.of(Duration.ofMillis(silence.millis())),
                        at(silence.at()),
                        silence.returned() ? "" : " to the end of the input",
                        DurationText.of(rule.timespan()),
                        learn);
    }

    @Override
    public String travel(Nearness.Travel travel) {
        Baseline.ImpossibleTravel asked = travel.asked();
        return "the fastest journey was %s km at %s km/h, from the event %s to that %s, wants at least %s km and over %s km/h%s"
                .formatted(
                        number(travel.kilometres()),
                        number(travel.speed()),
                        at(travel.from()),
                        at(travel.at()),
                        number(asked.distance()),
                        number(asked.speed()),
                        travel.judged() ? "" : ", but the group was still learnt");
    }

    private String names(List<Integer> members) {
        return members.stream().map(this::name).collect(Collectors.joining(", "));
    }

    private String name(int member) {
        return ShownValue.plain(rule.members().get(member).name());
    }
}
