package dev.lapwing.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.episode.Episode;
import dev.lapwing.detect.signal.Evidence;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.IdHash;
import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.rule.RuleFile;
import dev.lapwing.rule.RuleLoader;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.Member;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Correlations of correlations against the definition: an episode below is one event above, at its first holding event. */
@Tag("long")
class ChainOracleTest {
    private static final int HISTORIES = 120;
    private static final List<String> LOWER = List.of(
            "{type: event_count, rules: [a], group-by: [c-ip, c-useragent], timespan: 20s, condition: {gte: 2}}",
            "{type: event_count, rules: [a, b], group-by: [c-ip, c-useragent], timespan: 30s, condition: {gte: 2, lte: 2}}",
            "{type: event_count, rules: [a], group-by: [c-ip, c-useragent], timespan: 20s, condition: {lt: 2}}",
            "{type: temporal_ordered, rules: [a, b], group-by: [c-ip, c-useragent], timespan: 30s}",
            "{type: temporal, group-by: [c-ip, c-useragent], timespan: 20s, condition: a and not b}",
            "{type: temporal, group-by: [c-ip, c-useragent], timespan: 20s, condition: (a and not b) or c}");
    private static final List<String> MIDDLE = List.of(
            "{type: event_count, rules: [low], timespan: 40s, condition: {gte: 2}}",
            "{type: event_count, rules: [low], group-by: [c-ip], timespan: 30s, condition: {eq: 0}}",
            "{type: value_count, rules: [low], group-by: [c-useragent], timespan: 60s, condition: {gte: 2, field: c-ip}}",
            "{type: temporal_ordered, rules: [low, c], group-by: [c-ip], timespan: 40s}",
            "{type: event_count, rules: [low], then: c, group-by: [c-useragent], timespan: 60s, condition: {gte: 1}}",
            "{type: new_value, rules: [low], group-by: [c-useragent], timespan: 10s, learn: 20s, forget: 2m,"
                    + " condition: {field: c-ip}}");
    private static final String HIGH = "{type: event_count, rules: [mid], timespan: 1m, condition: {gte: 1}}";

    private static final List<List<CorrelationRule>> LOADED = LOWER.stream()
            .flatMap(lower -> MIDDLE.stream().map(middle -> load(lower, middle)))
            .toList();

    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void findsAtEachLevelWhatTheDefinitionSaysInWhateverOrderEventsCome(int seed) {
        int highest = 0;
        for (int history = 0; history < HISTORIES; history++) {
            Random random = new Random(seed * 1_000_003L + history);
            List<CorrelationRule> rules = LOADED.get(random.nextInt(LOADED.size()));
            List<KeyedSignal> signals = signals(rules, random);
            long horizon = signals.stream()
                    .mapToLong(it -> it.signal().timeMillis())
                    .max()
                    .orElseThrow();

            List<AlertVersion> told = new ChainRun(rules, random).over(signals, horizon);

            List<KeyedSignal> events = signals;
            for (int level = 1; level < rules.size(); level++) {
                events = above(rules.get(level - 1), rules.get(level), events, horizon);
                assertThat(found(told, rules.get(level)))
                        .as("seed %s, history %s, level %s", seed, history, level)
                        .isEqualTo(defined(rules.get(level), events, horizon));
            }
            highest += defined(rules.get(2), events, horizon).size();
        }
        assertThat(highest).as("episodes of the highest level").isPositive();
    }

    private static List<CorrelationRule> load(String lower, String middle) {
        String text = detection("a", "GET")
                + detection("b", "POST")
                + detection("c", "PUT")
                + correlation("low", lower)
                + correlation("mid", middle.replace("{type", "{generate: true, type"))
                + correlation("high", HIGH.replace("{type", "{generate: true, type"));
        return RuleLoader.load(List.of(new RuleFile("chain.yml", text))).required().correlations().stream()
                .filter(rule -> !rule.standalone())
                .toList();
    }

    private static String detection(String name, String method) {
        return "title: " + name + "\nname: " + name + "\nlogsource: {product: pocketbase, service: request}\n"
                + "detection: {s: {cs-method: " + method + "}, condition: s}\n---\n";
    }

    private static String correlation(String name, String body) {
        return "title: " + name + "\nname: " + name + "\ncorrelation: " + body + "\n---\n";
    }

    /** Events with the groups of every rule that names a detection of theirs. */
    private static List<KeyedSignal> signals(List<CorrelationRule> rules, Random random) {
        List<KeyedSignal> signals = new ArrayList<>();
        int count = 10 + random.nextInt(30);
        for (int i = 0; i < count; i++) {
            Map<String, String> fields =
                    Map.of("c-ip", "ip" + random.nextInt(3), "c-useragent", "agent" + random.nextInt(2));
            long time = 1_000_000 + random.nextInt(240) * 1000L;
            for (CorrelationRule rule : rules) {
                List<Long> matched = rule.members().stream()
                        .filter(member -> member.detection().isPresent())
                        .map(Member::fingerprint)
                        .filter(print -> random.nextInt(3) > 0)
                        .toList();
                if (!matched.isEmpty()) {
                    signals.add(event(rule, i, time, matched, fields));
                }
            }
        }
        Collections.shuffle(signals, random);
        return signals;
    }

    private static KeyedSignal event(
            CorrelationRule rule, int number, long time, List<Long> matched, Map<String, String> fields) {
        List<String> group = rule.groupBy().stream()
                .map(field -> fields.getOrDefault(field, ""))
                .toList();
        Evidence evidence = new Evidence("file:" + number, Map.of());
        return new KeyedSignal(
                GroupKey.of(GroupKey.shapeOf(rule), "i", group, rule.level()),
                new Signal(0, Signal.Op.PLUS, time, "i:" + number, number, matched, Map.of(), evidence));
    }

    /** The events of a higher rule, made of the episodes of the lower one as the definition finds them. */
    private static List<KeyedSignal> above(
            CorrelationRule lower, CorrelationRule higher, List<KeyedSignal> signals, long horizon) {
        List<KeyedSignal> events = new ArrayList<>(signals.stream()
                .filter(it -> it.key().level() == higher.level())
                .toList());
        List<KeyedSignal> below =
                signals.stream().filter(it -> it.key().level() == lower.level()).toList();
        byGroup(below).forEach((group, own) -> {
            for (Signal holder : new NaiveEpisodes(lower, 100, own).firstHolders(horizon)) {
                String uid = "i:"
                        + IdHash.id(
                                Long.toHexString(lower.fingerprint()),
                                group.hex(),
                                Long.toString(holder.timeMillis()),
                                holder.uid());
                Map<String, String> values = new HashMap<>();
                higher.valueFields().forEach(field -> values.put(field, valueOf(lower, group, field)));
                List<String> groupValues = higher.groupBy().stream()
                        .map(field -> valueOf(lower, group, field))
                        .toList();
                events.add(new KeyedSignal(
                        GroupKey.of(GroupKey.shapeOf(higher), "i", groupValues, higher.level()),
                        new Signal(
                                higher.level(),
                                Signal.Op.PLUS,
                                holder.timeMillis(),
                                uid,
                                0,
                                List.of(lower.fingerprint()),
                                values,
                                holder.evidence().behind(holder.eventUid()))));
            }
        });
        return events;
    }

    private static String valueOf(CorrelationRule lower, GroupKey group, String field) {
        return group.values().get(lower.groupBy().indexOf(field));
    }

    private static Map<GroupKey, List<Episode>> defined(CorrelationRule rule, List<KeyedSignal> events, long horizon) {
        Map<GroupKey, List<Episode>> all = new HashMap<>();
        byGroup(events).forEach((group, own) -> {
            List<Episode> episodes = new NaiveEpisodes(rule, 100, own).episodes(horizon);
            if (!episodes.isEmpty()) {
                all.put(group, episodes);
            }
        });
        return all;
    }

    private static Map<GroupKey, List<Episode>> found(List<AlertVersion> told, CorrelationRule rule) {
        Map<GroupKey, List<Episode>> all = new HashMap<>();
        told.stream().map(AlertVersion::group).distinct().forEach(group -> {
            List<Episode> episodes =
                    LiveRun.finalEpisodes(
                                    told.stream()
                                            .filter(it -> it.group().equals(group))
                                            .toList(),
                                    rule)
                            .stream()
                            .map(it -> new Episode(it.start(), it.end(), it.count(), it.atLeast(), it.evidence()))
                            .toList();
            if (!episodes.isEmpty()) {
                all.put(group, episodes);
            }
        });
        return all;
    }

    private static Map<GroupKey, List<Signal>> byGroup(List<KeyedSignal> signals) {
        Map<GroupKey, List<Signal>> groups = new HashMap<>();
        signals.forEach(keyed ->
                groups.computeIfAbsent(keyed.key(), key -> new ArrayList<>()).add(keyed.signal()));
        return groups;
    }
}
