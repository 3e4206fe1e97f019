package dev.lapwing.text;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hours of the week by the clock of a place, such as those in which nobody wants to be told of alerts.
 *
 * @param zone whose clock they go by, also when that is put forward or back
 */
public record WeekHours(List<Hours> hours, ZoneId zone) {
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    private static final int WEEK = 7;
    private static final String DAYS = "mon|tue|wed|thu|fri|sat|sun";
    private static final String LISTED = "(?:" + DAYS + ")(?:[-,](?:" + DAYS + "))*";
    private static final Pattern FORM = Pattern.compile(
            "(?:(" + LISTED + ") )?(\\d{2}):(\\d{2})-(\\d{2}):(\\d{2})(?: (\\S+))?", Pattern.CASE_INSENSITIVE);

    public WeekHours {
        hours = List.copyOf(hours);
    }

    /**
     * From a minute of the day up to another; where that is not after it, of the next day.
     *
     * @param days the days on which they begin
     */
    public record Hours(Set<DayOfWeek> days, int from, int to) {
        public Hours {
            days = Set.copyOf(days);
        }

        boolean at(DayOfWeek day, int minute) {
            if (from < to) {
                return days.contains(day) && minute >= from && minute < to;
            }
            return (days.contains(day) && minute >= from) || (days.contains(day.minus(1)) && minute < to);
        }
    }

    /**
     * Reads {@code 22:00-07:00}, {@code mon-fri 22:00-07:00 Europe/Berlin}, or several of these with a semicolon between
     * them; without a zone it is UTC. Empty for anything else.
     */
    public static Optional<WeekHours> parse(String text) {
        List<Hours> all = new ArrayList<>();
        ZoneId zone = ZoneOffset.UTC;
        try {
            for (String part : text.split(";", -1)) {
                Matcher form = FORM.matcher(part.strip());
                if (!form.matches()) {
                    return Optional.empty();
                }
                zone = form.group(6) == null ? zone : ZoneId.of(form.group(6));
                int from = minute(form.group(2), form.group(3));
                int to = minute(form.group(4), form.group(5));
                if (from == to || from == DAY) {
                    return Optional.empty();
                }
                all.add(new Hours(days(form.group(1) == null ? "mon-sun" : form.group(1)), from, to));
            }
            return Optional.of(new WeekHours(all, zone));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether a time lies in them. */
    public boolean at(Instant time) {
        ZonedDateTime local = time.atZone(zone);
        int minute = local.getHour() * HOUR + local.getMinute();
        return hours.stream().anyMatch(one -> one.at(local.getDayOfWeek(), minute));
    }

    private static Set<DayOfWeek> days(String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.toLowerCase(Locale.ROOT).split(",", -1)) {
            int dash = part.lastIndexOf('-');
            DayOfWeek first = day(part);
            DayOfWeek last = dash < 0 ? first : day(part.substring(dash + 1));
            int count = Math.floorMod(last.getValue() - first.getValue(), WEEK);
            for (int i = 0; i <= count; i++) {
                days.add(first.plus(i));
            }
        }
        return days;
    }

    private static DayOfWeek day(String text) {
        return DayOfWeek.of(List.of(DAYS.split("\\|")).indexOf(text.substring(0, 3)) + 1);
    }

    private static int minute(String hour, String minute) {
        int all = Integer.parseInt(hour) * HOUR + Integer.parseInt(minute);
        if (Integer.parseInt(minute) >= HOUR || all > DAY) {
            throw new DateTimeException("no time of a day");
        }
        return all;
    }
}
