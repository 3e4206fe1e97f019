package dev.lapwing.topology;

import dev.lapwing.alert.FinalEpisodes;
import dev.lapwing.detect.Group;
import dev.lapwing.detect.GroupKey;
import dev.lapwing.detect.GroupShapes;
import dev.lapwing.detect.KeyedSignal;
import dev.lapwing.detect.SignalMaker;
import dev.lapwing.event.Places;
import dev.lapwing.normalize.Normalized;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.rule.Matcher;
import dev.lapwing.rule.RuleSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The same core without Kafka: rows in order, no watermark before the end. */
final class Reference {
    private Reference() {}

    static FinalEpisodes of(List<Story.Row> rows) {
        RuleSet rules = Story.rules();
        GroupShapes shapes = GroupShapes.of(rules);
        SignalMaker maker = new SignalMaker(rules, Places.NONE);
        Matcher matcher = rules.matcher();
        Map<GroupKey, Group> groups = new HashMap<>();
        FinalEpisodes found = new FinalEpisodes(address -> address);
        rows.stream().sorted(Comparator.comparingLong(Story.Row::time)).forEach(row -> {
            Normalized read = RowFormat.POCKETBASE.parser().parse(Rows.bytes(row.text()), Rows.INSTANCE);
            var event = ((Normalized.Accepted) read).event();
            for (KeyedSignal signal : maker.signals(event, matcher.match(event), "reference@0")) {
                groups.computeIfAbsent(
                                signal.key(),
                                key -> new Group(key, shapes.of(key).orElseThrow(), Long.MIN_VALUE))
                        .offer(signal.signal(), found::add);
            }
        });
        groups.values().forEach(group -> group.finish(Story.horizon(rows), found::add));
        return found;
    }
}
