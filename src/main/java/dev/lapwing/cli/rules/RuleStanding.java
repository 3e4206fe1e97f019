package dev.lapwing.cli.rules;

import dev.lapwing.config.Config;
import dev.lapwing.config.source.SourceConfig;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.definition.Baseline;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.Scope;
import dev.lapwing.text.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says how far rules are. A baseline cannot judge a group before it has known it for long enough, and no group of a source
 * can be known for longer than since the source's first event.
 */
final class RuleStanding {
    private final RuleSet rules;
    private final List<SourceConfig> sources;
    private final Optional<JobTimes> job;
    private final String unasked;

    private RuleStanding(RuleSet rules, List<SourceConfig> sources, Optional<JobTimes> job, String unasked) {
        this.rules = rules;
        this.sources = List.copyOf(sources);
        this.job = job;
        this.unasked = unasked;
    }

    /** What is known without a job. */
    static RuleStanding offline(RuleSet rules) {
        return new RuleStanding(rules, List.of(), Optional.empty(), "");
    }

    /** Asks the configured job, where some rule has to learn. */
    static RuleStanding asking(RuleSet rules, Config config) {
        if (rules.correlations().stream().noneMatch(rule -> learns(rule).isPresent())) {
            return offline(rules);
        }
        Config.HealthPage page = config.health();
        String unasked = "; no job answers on " + page.host() + ":" + page.port();
        return new RuleStanding(rules, config.sources(), JobTimes.ask(page), unasked);
    }

    /** What a rule does by now; one that only other rules need raises no alert. */
    Standing of(CorrelationRule rule) {
        if (!rule.alerts()) {
            return Standing.everywhere("serves others");
        }
        Optional<Duration> learning = learns(rule);
        if (learning.isEmpty()) {
            return Standing.everywhere("watching");
        }
        String words = "learns for " + DurationText.of(learning.get());
        if (job.isEmpty()) {
            return Standing.everywhere(words + unasked);
        }
        List<Standing.OfSource> bySource = bySource(rule, learning.get(), job.get());
        return new Standing(words + "; no configured source has its log", bySource);
    }

    private List<Standing.OfSource> bySource(CorrelationRule rule, Duration learning, JobTimes times) {
        List<String> seen = sources.stream()
                .filter(source -> source.schemas().stream().anyMatch(schema -> rules.sees(rule, schema)))
                .map(SourceConfig::name)
                .toList();
        if (rule.scope() == Scope.INSTANCE || seen.isEmpty()) {
            return seen.stream()
                    .map(source -> standing(source, times.first(source), times.watermark(source), learning))
                    .toList();
        }
        return List.of(standing(
                String.join(" and ", seen),
                seen.stream().map(times::first).flatMap(Optional::stream).min(Comparator.naturalOrder()),
                slowest(seen, times),
                learning));
    }

    /** The time of groups over several sources, as far as all of these are. */
    private static Optional<Instant> slowest(List<String> seen, JobTimes times) {
        List<Optional<Instant>> all = seen.stream().map(times::watermark).toList();
        return all.stream().allMatch(Optional::isPresent)
                ? all.stream().flatMap(Optional::stream).min(Comparator.naturalOrder())
                : Optional.empty();
    }

    private static Standing.OfSource standing(
            String source, Optional<Instant> first, Optional<Instant> watermark, Duration learning) {
        Optional<Instant> judgesFrom = first.map(time -> time.plus(learning));
        boolean reached = Stream.of(watermark)
                .flatMap(Optional::stream)
                .anyMatch(now -> judgesFrom.isPresent() && !now.isBefore(judgesFrom.get()));
        return new Standing.OfSource(source, judgesFrom, !reached);
    }

    private static Optional<Duration> learns(CorrelationRule rule) {
        return rule.baseline().map(Baseline::learning).filter(learning -> !learning.isZero());
    }
}
