package dev.lapwing.replay.ordinary;

import dev.lapwing.rule.ordinary.OrdinaryKey;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** At which hours one account with one client changes schema or settings, again and again. */
final class ChangeTimes {
    private static final int HOURS = 24;

    private final ZoneId zone;
    private final Sightings byHour = new Sightings();
    private final Map<String, Set<DayOfWeek>> weekdays = new TreeMap<>();

    ChangeTimes(ZoneId zone) {
        this.zone = zone;
    }

    void add(SeenRequest request) {
        if (!request.changes() || !request.superuser() || request.account().isEmpty()) {
            return;
        }
        ZonedDateTime local = Instant.ofEpochMilli(request.time()).atZone(zone);
        String key = "%02d\n%s\n%s".formatted(local.getHour(), request.account(), request.agent());
        byHour.add(key, request.time(), request.account());
        if (weekdays.size() < Sightings.MOST || weekdays.containsKey(key)) {
            weekdays.computeIfAbsent(key, added -> EnumSet.noneOf(DayOfWeek.class))
                    .add(local.getDayOfWeek());
        }
    }

    List<Proposal> proposals(int days, int least) {
        return byHour.all()
                .filter(entry -> entry.getValue().days() >= least && weekdays.containsKey(entry.getKey()))
                .map(entry -> new Proposal(
                        OrdinaryKey.CHANGE_WINDOWS,
                        window(entry.getKey()),
                        "one account with one client changed schema or settings then "
                                + entry.getValue().words(days)))
                .toList();
    }

    private String window(String key) {
        int hour = Integer.parseInt(key.substring(0, 2));
        String days = weekdays.getOrDefault(key, Set.of()).stream()
                .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ROOT))
                .map(day -> day.substring(0, 3))
                .collect(Collectors.joining(","));
        return "%s %02d:00-%02d:00 %s"
                .formatted(days, hour, (hour + 1) % HOURS, zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId());
    }
}
