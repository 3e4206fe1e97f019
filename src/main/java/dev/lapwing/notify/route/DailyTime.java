package dev.lapwing.notify.route;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A minute of each day.
 *
 * @param time when, by the zone's clock
 * @param zone whose clock it goes by
 */
public record DailyTime(LocalTime time, ZoneId zone) {
    private static final Pattern FORM = Pattern.compile("(\\d{2}:\\d{2})(?: (\\S+))?");

    /** Reads {@code 09:00} or {@code 09:00 Europe/Berlin}; without a zone it is UTC. Empty for anything else. */
    public static Optional<DailyTime> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            ZoneId zone = form.group(2) == null ? ZoneOffset.UTC : ZoneId.of(form.group(2));
            return Optional.of(new DailyTime(LocalTime.parse(form.group(1)), zone));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The day whose minute came last. */
    LocalDate lastDay(Instant now) {
        var local = now.atZone(zone);
        return local.toLocalTime().isBefore(time) ? local.toLocalDate().minusDays(1) : local.toLocalDate();
    }
}
