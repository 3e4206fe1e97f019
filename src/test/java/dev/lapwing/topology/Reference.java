package dev.lapwing.topology;

import dev.lapwing.alert.FinalEpisodes;
import dev.lapwing.detect.Group;
import dev.lapwing.detect.GroupChange;
import dev.lapwing.detect.GroupShapes;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.detect.signal.SignalMaker;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.match.Matcher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The same core without Kafka: rows in order, no watermark before the end, one level after the other. */
public final class Reference {
    private record Name(GroupKey group, String uid) {}

    private final GroupShapes shapes;
    private final FinalEpisodes found = new FinalEpisodes(address -> address);
    private final Map<GroupKey, Group> groups = new LinkedHashMap<>();
    /** The events of a higher level that nobody took back. */
    private final Map<Name, KeyedSignal> standing = new LinkedHashMap<>();

    private Reference(RuleSet rules) {
        this.shapes = GroupShapes.of(rules);
    }

    public static FinalEpisodes of(List<Story.Row> rows) {
        RuleSet rules = Story.rules();
        Reference reference = new Reference(rules);
        SignalMaker maker = new SignalMaker(rules, Story.places());
        Matcher matcher = rules.matcher();
        List<KeyedSignal> signals = new ArrayList<>();
        rows.stream().sorted(Comparator.comparingLong(Story.Row::time)).forEach(row -> {
            Normalized read = RowFormat.POCKETBASE.parser().parse(Rows.bytes(row.text()), row.instance());
            var event = ((Normalized.Accepted) read).event();
            signals.addAll(maker.signals(event, matcher.match(event), "reference@0"));
        });
        reference.workOut(signals, Story.horizons(rows));
        return reference.found;
    }

    private void workOut(List<KeyedSignal> events, Map<String, Long> horizons) {
        long earliest = Collections.min(horizons.values());
        events.forEach(this::offer);
        for (int level = 0; level <= shapes.highestLevel(); level++) {
            int now = level;
            groups.values().stream()
                    .filter(group -> group.key().level() == now)
                    .toList()
                    .forEach(group ->
                            tell(group.finish(horizons.getOrDefault(group.key().instance(), earliest))));
            standing.values().stream()
                    .filter(keyed -> keyed.key().level() == now + 1)
                    .sorted(Comparator.comparing(KeyedSignal::signal))
                    .forEach(this::offer);
        }
    }

    private void offer(KeyedSignal keyed) {
        Group group = groups.computeIfAbsent(
                keyed.key(), key -> new Group(key, shapes.of(key).orElseThrow(), Long.MIN_VALUE));
        tell(group.offer(keyed.signal()));
    }

    private void tell(GroupChange change) {
        change.alerts().forEach(found::add);
        change.higher().forEach(this::higher);
    }

    private void higher(KeyedSignal keyed) {
        Name name = new Name(keyed.key(), keyed.signal().uid());
        if (keyed.signal().op() == Signal.Op.MINUS) {
            standing.remove(name);
        } else {
            standing.put(name, keyed);
        }
    }
}
