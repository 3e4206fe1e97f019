package dev.lapwing.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which channels are owed a sign of life. A channel gets one for each day, at its minute or as soon after as it can be told;
 * days that passed meanwhile are not made up for.
 */
final class Dailies {
    private static final Duration AGAIN = Duration.ofMinutes(5);

    private final Map<String, DailyTime> times = new LinkedHashMap<>();
    private final Map<String, LocalDate> told = new HashMap<>();
    private final Map<String, Instant> notBefore = new HashMap<>();

    /** A line to a channel that is on its way, and what came of it. */
    record Sent(String channel, LocalDate day, Optional<String> refused) {}

    Dailies(List<Route> routes) {
        for (Route route : routes) {
            route.daily().ifPresent(time -> route.to().forEach(channel -> times.putIfAbsent(channel, time)));
        }
    }

    /** Takes up which day a channel was told of last. */
    void restore(String channel, LocalDate day) {
        told.put(channel, day);
    }

    /** The channels that are to be told now, with the day; they count as on their way. */
    Map<String, LocalDate> due(Instant now) {
        Map<String, LocalDate> due = new LinkedHashMap<>();
        times.forEach((channel, time) -> {
            LocalDate day = time.lastDay(now);
            boolean waits = notBefore.getOrDefault(channel, Instant.MIN).isAfter(now);
            if (!waits && !day.equals(told.get(channel))) {
                due.put(channel, day);
                notBefore.put(channel, Instant.MAX);
            }
        });
        return due;
    }

    /** Notes what came of lines; gives those that came through, to be written down. */
    List<Sent> came(List<Sent> lines, Instant now) {
        List<Sent> through = new ArrayList<>();
        for (Sent line : lines) {
            notBefore.put(line.channel(), line.refused().isPresent() ? now.plus(AGAIN) : Instant.MIN);
            if (line.refused().isEmpty()) {
                told.put(line.channel(), line.day());
                through.add(line);
            }
        }
        return through;
    }
}
