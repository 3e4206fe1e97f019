package dev.lapwing.notify.route;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which channels are owed a sign of life. A channel gets one for each day, at its minute or as soon after as it can be told;
 * days that passed meanwhile are not made up for.
 */
public final class DailySchedule {
    private final Map<String, DailyTime> times = new LinkedHashMap<>();
    private final Map<String, LocalDate> told = new HashMap<>();
    private final Set<String> onTheWay = new HashSet<>();

    DailySchedule(List<Route> routes) {
        for (Route route : routes) {
            route.daily().ifPresent(time -> route.to().forEach(channel -> times.putIfAbsent(channel, time)));
        }
    }

    /** Takes up which day a channel was told of last. */
    public void restore(String channel, LocalDate day) {
        told.put(channel, day);
    }

    /** The channels that are to be told now, with the day; they count as on their way. */
    public Map<String, LocalDate> due(Instant now) {
        Map<String, LocalDate> due = new LinkedHashMap<>();
        times.forEach((channel, time) -> {
            LocalDate day = time.lastDay(now);
            if (!day.equals(told.get(channel)) && onTheWay.add(channel)) {
                due.put(channel, day);
            }
        });
        return due;
    }

    /** Notes that the line could not be made now. */
    public void notYet(Collection<String> channels) {
        onTheWay.removeAll(channels);
    }

    /** Notes that the line of a day is through. */
    public void told(String channel, LocalDate day) {
        onTheWay.remove(channel);
        told.put(channel, day);
    }
}
