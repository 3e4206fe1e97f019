package dev.lapwing.detect;

import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.episode.CloseReason;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.detect.signal.LoggedSignal;
import dev.lapwing.detect.signal.SignalLog;
import dev.lapwing.detect.signal.SignalMaker;
import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.GeoPoint;
import dev.lapwing.event.LogSource;
import dev.lapwing.event.Schema;
import dev.lapwing.rule.Loaded;
import dev.lapwing.rule.RuleFile;
import dev.lapwing.rule.RuleLoader;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.match.Matcher;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Rules from their text and events one by one, as a host runs them. Times are milliseconds after noon.
 *
 * <p>An event of the kind {@code ab} matches the rules a and b. An address is written as the place where it is.
 */
public final class Scene {
    /** An episode: from when to when, and how many events. */
    public record Found(long start, long end, long count) {}

    /** The start of a minute, an hour and a bucket of any length used here. */
    static final long NOON = Instant.parse("2026-11-09T12:00:00Z").toEpochMilli();

    private static final List<String> DETECTIONS = List.of("a", "b", "c");
    private static final Schema ROWS = Schema.ofAnyField(new LogSource("test", "", ""));

    private final GroupShapes shapes;
    private final Matcher matcher;
    private final SignalMaker maker;
    private final Map<GroupKey, Group> groups = new LinkedHashMap<>();
    private final Map<GroupKey, Map<Integer, byte[]>> pages = new HashMap<>();
    private final Map<GroupKey, Map<Long, byte[]>> pasts = new HashMap<>();
    private final Deque<KeyedSignal> higher = new ArrayDeque<>();
    private final List<AlertVersion> told = new ArrayList<>();
    private int events;

    /** The rules a, b and c, and correlations over them. */
    public Scene(String... correlations) {
        RuleSet rules = load(correlations).required();
        this.shapes = GroupShapes.of(rules);
        this.matcher = rules.matcher();
        this.maker = new SignalMaker(rules, address -> GeoPoint.parse(address));
    }

    /** What comes of reading the rules a, b and c and these correlations. */
    public static Loaded load(String... correlations) {
        StringBuilder text = new StringBuilder();
        for (String name : DETECTIONS) {
            text.append("""
                    title: Rule %s
                    name: %s
                    logsource: {product: test}
                    detection: {sel: {kind|contains: %s}, condition: sel}
                    ---
                    """.formatted(name, name, name));
        }
        return RuleLoader.load(List.of(new RuleFile("r.yml", text + String.join("---\n", correlations))));
    }

    /** A correlation of a name. */
    public static String rule(String name, String body) {
        return "title: Rule %s\nname: %s\ncorrelation:\n%s"
                .formatted(name, name, body.strip().indent(2));
    }

    /** A correlation over ten seconds. */
    public static Scene of(String body) {
        return new Scene(rule("rule", body + "\ntimespan: 10s"));
    }

    /** An event with fields: name, value, name, value. */
    public Scene event(long millis, String kind, String... fields) {
        return eventOf("shop", "e" + events++, millis, kind, fields);
    }

    /** An event of an instance with an id of its own. */
    public Scene eventOf(String instance, String id, long millis, String kind, String... fields) {
        Map<String, Object> members = new HashMap<>(Map.of("kind", kind));
        for (int i = 0; i < fields.length; i += 2) {
            members.put(fields[i], fields[i + 1]);
        }
        Object[] values = {NOON + millis, instance + ":" + id, instance, members};
        AuditEvent event = new AuditEvent(ROWS, values);
        higher.addAll(maker.signals(event, matcher.match(event), "test"));
        deliver();
        return this;
    }

    /** Moves the watermark of every level. */
    public Scene watermark(long millis) {
        long mark = NOON + millis;
        for (int level = 0; level <= shapes.highestLevel(); level++) {
            for (Group group : groupsOf(level)) {
                tell(group.advance(mark));
            }
            deliver();
            mark = shapes.reachedAbove(level, mark);
        }
        return this;
    }

    /** Ends the input; gives the final episodes. */
    public List<Found> endAt(long millis) {
        for (int level = 0; level <= shapes.highestLevel(); level++) {
            groupsOf(level).forEach(group -> tell(group.finish(NOON + millis)));
            deliver();
        }
        return told.stream()
                .filter(version -> version.ending().equals(Optional.of(CloseReason.ENDED)))
                .map(AlertVersion::episode)
                .map(episode -> new Found(episode.start() - NOON, episode.end() - NOON, episode.count()))
                .toList();
    }

    /** Ends the input long after everything. */
    public List<Found> end() {
        return endAt(1L << 40);
    }

    /** Stores all groups and reads them back, as a restart does. */
    public Scene restart() {
        groups.replaceAll((key, group) -> {
            byte[] head = GroupCodec.head(group);
            Map<Integer, byte[]> stored = pages.computeIfAbsent(key, k -> new HashMap<>());
            stored.putAll(GroupCodec.changedPages(group));
            GroupCodec.removedPages(group).forEach(stored::remove);
            Map<Long, byte[]> past = pasts.computeIfAbsent(key, k -> new HashMap<>());
            GroupCodec.changedPasts(group)
                    .forEach((rule, bytes) ->
                            bytes.ifPresentOrElse(present -> past.put(rule, present), () -> past.remove(rule)));
            return GroupCodec.load(key, shapes.of(key), head, stored, past);
        });
        return this;
    }

    /** What was told of alerts so far: {@code opened}, {@code updated}, or why they closed. */
    public List<String> phases() {
        return told.stream()
                .map(version ->
                        version.ending().map(Enum::name).orElse(version.phase().name()))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }

    public List<AlertVersion> told() {
        return told;
    }

    public long withoutGroup() {
        return maker.withoutGroup();
    }

    /** How many signals are kept, rounded up to whole pages. */
    int kept() {
        List<LoggedSignal> kept = new ArrayList<>();
        groups.values().forEach(group -> group.log.forEach(kept::add));
        return (kept.size() + SignalLog.PAGE_SIZE - 1) / SignalLog.PAGE_SIZE * SignalLog.PAGE_SIZE;
    }

    /** The rules a, b and c alert by themselves where no correlation names them, which is of no interest. */
    private void tell(GroupChange change) {
        change.alerts().stream()
                .filter(version -> !DETECTIONS.contains(version.ruleIdentity()))
                .forEach(told::add);
        higher.addAll(change.higher());
    }

    private void deliver() {
        while (!higher.isEmpty()) {
            KeyedSignal next = higher.remove();
            Group group = groups.computeIfAbsent(
                    next.key(), key -> new Group(key, shapes.of(key).orElseThrow(), EventTimes.NONE));
            tell(group.offer(next.signal()));
        }
    }

    private List<Group> groupsOf(int level) {
        return groups.values().stream()
                .filter(group -> group.key().level() == level)
                .toList();
    }
}
