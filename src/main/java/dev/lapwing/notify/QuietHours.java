package dev.lapwing.notify;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hours of each day in which nobody wants to be told.
 *
 * @param from the first minute
 * @param to the first minute after; before {@code from} where they span midnight
 * @param zone whose clock they go by
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {
    private static final Pattern FORM = Pattern.compile("(\\d{2}:\\d{2})-(\\d{2}:\\d{2})(?: (\\S+))?");

    public QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException("quiet hours that begin and end at " + from);
        }
    }

    /** Reads {@code 22:00-07:00} or {@code 22:00-07:00 Europe/Berlin}; without a zone it is UTC. Empty for anything else. */
    public static Optional<QuietHours> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            ZoneId zone = form.group(3) == null ? ZoneOffset.UTC : ZoneId.of(form.group(3));
            LocalTime from = LocalTime.parse(form.group(1));
            LocalTime to = LocalTime.parse(form.group(2));
            return from.equals(to) ? Optional.empty() : Optional.of(new QuietHours(from, to, zone));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether it is quiet at a time. */
    public boolean at(Instant time) {
        LocalTime local = LocalTime.ofInstant(time, zone);
        boolean afterFrom = !local.isBefore(from);
        boolean beforeTo = local.isBefore(to);
        return from.isBefore(to) ? afterFrom && beforeTo : afterFrom || beforeTo;
    }
}
