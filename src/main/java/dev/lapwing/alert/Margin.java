package dev.lapwing.alert;

import dev.lapwing.detect.AlertVersion;
import dev.lapwing.detect.Episode;
import dev.lapwing.rule.Bounds;
import dev.lapwing.rule.CorrelationRule;
import dev.lapwing.rule.Expression;
import java.math.RoundingMode;
import java.util.List;

/**
 * By what margin a rule fired, in words: {@code 14 failed logins in 3 m 12 s, rule wants 10 within 5 m}.
 *
 * <p>It states only what the version knows. How many different values a long episode had is not kept, so it says "at
 * least"; nor is the whole of which a count is a share, so of a share it says what the rule wants.
 */
public final class Margin {
    private static final String EVENTS = "events";

    private Margin() {}

    /** The margin of an alert as it stands. */
    public static String of(AlertVersion version) {
        Episode episode = version.episode();
        if (version.rule().isEmpty()) {
            return timed(counted(episode, EVENTS), episode);
        }
        CorrelationRule rule = version.rule().get();
        if (rule.standalone()) {
            return timed(counted(episode, noun(rule)), episode);
        }
        return switch (rule.type()) {
            case EVENT_COUNT -> timed(counted(episode, nounOfAll(rule)), episode) + wants(rule, countWanted(rule));
            case VALUE_COUNT -> timed(values(rule, episode), episode) + wants(rule, BoundsWords.count(rule.bounds()));
            case TEMPORAL -> temporal(rule, episode);
            case VALUE_SUM,
                    VALUE_AVG,
                    VALUE_PERCENTILE,
                    VALUE_MEDIAN,
                    TEMPORAL_ORDERED,
                    NEW_VALUE,
                    RATE_ANOMALY,
                    ABSENCE,
                    IMPOSSIBLE_TRAVEL -> timed(counted(episode, noun(rule)), episode);
        };
    }

    private static String counted(Episode episode, String noun) {
        return (episode.atLeast() ? "at least " : "") + Plural.of(episode.count(), noun);
    }

    private static String timed(String what, Episode episode) {
        return episode.count() == 1 ? what : what + " " + Elapsed.phrase(episode.start(), episode.end());
    }

    private static String wants(CorrelationRule rule, String what) {
        return ", rule wants " + what + " within " + Elapsed.of(rule.timespan().toMillis());
    }

    private static String noun(CorrelationRule rule) {
        return PlainText.oneLine(rule.head().text().counts());
    }

    /** Where the count waits for another event, the episode counts that one, too. */
    private static String nounOfAll(CorrelationRule rule) {
        return rule.thenMember().isPresent() ? EVENTS : noun(rule);
    }

    private static String countWanted(CorrelationRule rule) {
        String number = BoundsWords.count(rule.bounds());
        String then = rule.thenMember()
                .map(member -> " " + noun(rule) + " and then "
                        + PlainText.oneLine(rule.members().get(member).name()))
                .orElse("");
        String share = rule.share()
                .map(part -> ", " + BoundsWords.share(part.bounds()) + " of all,")
                .orElse("");
        return number + then + share;
    }

    private static String values(CorrelationRule rule, Episode episode) {
        if (episode.evidence().isEmpty()) {
            return counted(episode, EVENTS);
        }
        long seen = episode.evidence().stream()
                .map(signal ->
                        rule.valueFields().stream().map(signal.values()::get).toList())
                .distinct()
                .count();
        boolean all = !episode.atLeast() && episode.evidence().size() == episode.count();
        long known = all ? seen : Math.max(seen, smallest(rule.bounds()));
        return (all ? "" : "at least ") + known + " different " + String.join(" + ", rule.valueFields()) + " over "
                + counted(episode, EVENTS);
    }

    /** The smallest count within some bounds. */
    private static long smallest(Bounds bounds) {
        long low = bounds.low()
                .map(bound -> bound.setScale(0, RoundingMode.CEILING).longValue())
                .orElse(0L);
        return bounds.holds(low) ? low : low + 1;
    }

    private static String temporal(CorrelationRule rule, Episode episode) {
        long absent = nots(rule.expression());
        long all = rule.countedMembers().size() - absent;
        long needed = needed(rule.expression());
        String met = (needed < all ? "at least " : "") + needed + " of " + Plural.of(all, "conditions")
                + (absent == 0 ? "" : " and " + absent + " absent as asked");
        return timed(met + " over " + counted(episode, EVENTS), episode) + ", rule allows "
                + Elapsed.of(rule.timespan().toMillis());
    }

    /** How many different members must have matched where this holds. */
    private static long needed(Expression part) {
        if (part instanceof Expression.And and) {
            return and.parts().stream().mapToLong(Margin::needed).sum();
        }
        if (part instanceof Expression.Or or) {
            return or.parts().stream().mapToLong(Margin::needed).min().orElse(0);
        }
        if (part instanceof Expression.Count count) {
            return smallest(count.bounds());
        }
        return part instanceof Expression.Named ? 1 : 0;
    }

    private static long nots(Expression part) {
        if (part instanceof Expression.And and) {
            return nots(and.parts());
        }
        if (part instanceof Expression.Or or) {
            return nots(or.parts());
        }
        return part instanceof Expression.Not ? 1 : 0;
    }

    private static long nots(List<Expression> parts) {
        return parts.stream().mapToLong(Margin::nots).sum();
    }
}
