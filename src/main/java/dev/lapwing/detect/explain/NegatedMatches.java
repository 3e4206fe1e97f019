package dev.lapwing.detect.explain;

import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.detect.window.EventSearch;
import dev.lapwing.detect.window.RulePlan;
import dev.lapwing.detect.window.WindowEvent;
import java.util.List;

/** Finds the events of members that had to be absent. */
final class NegatedMatches {
    private NegatedMatches() {}

    /** The first event of each of these members in the windows of two times. */
    static List<Nearness.NegatedMatch> within(
            RulePlan plan, List<WindowEvent> events, List<Integer> members, long from, long time) {
        int first = EventSearch.firstAt(events, from);
        int end = EventSearch.firstAfter(events, EventTimes.plus(time, plan.span));
        return members.stream()
                .flatMap(member -> events.subList(first, end).stream()
                        .filter(event -> (event.mask & 1L << member) != 0)
                        .limit(1)
                        .map(event -> new Nearness.NegatedMatch(member, event.signal())))
                .toList();
    }
}
