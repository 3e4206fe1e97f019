package dev.lapwing.normalize.postgres;

import dev.lapwing.normalize.parse.Timestamps;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a line by Postgres' default {@code log_line_prefix}, {@code %m [%p]}, or by Debian's, which has
 * {@code %u@%d} behind it; then the severity and the message.
 *
 * @param time milliseconds since the epoch; null where the line names a zone that cannot be looked up
 * @param user the role, where the line names it
 */
record LineHead(
        @Nullable Long time,
        String process,
        @Nullable String user,
        @Nullable String database,
        String severity,
        String message) {
    private static final Pattern FORM =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?) (\\S{1,40}) \\[(\\d{1,10})\\] "
                    + "(?:(\\S{3,255}) )?([A-Z]{3,9}[1-5]?): {1,2}");

    /** A severity within a message. */
    private static final Pattern ANOTHER = Pattern.compile(" [A-Z]{3,9}[1-5]?:  ");

    /** What Postgres says of its own accord. */
    private static final Set<String> FIRST = Set.of(
            "LOG", "INFO", "NOTICE", "WARNING", "ERROR", "FATAL", "PANIC", "DEBUG", "DEBUG1", "DEBUG2", "DEBUG3",
            "DEBUG4", "DEBUG5");

    /** What it adds to a message. */
    private static final Set<String> ADDED =
            Set.of("DETAIL", "HINT", "QUERY", "CONTEXT", "LOCATION", "BACKTRACE", "STATEMENT");

    private static final Set<String> FAILURES = Set.of("ERROR", "FATAL", "PANIC");

    /** What stands for a user or a database before they are known. */
    private static final String UNKNOWN = "[unknown]";

    /** The head of a line; empty where the text does not begin as a line does. */
    static Optional<LineHead> in(String text) {
        Matcher head = FORM.matcher(text);
        if (!head.lookingAt() || !(FIRST.contains(head.group(5)) || ADDED.contains(head.group(5)))) {
            return Optional.empty();
        }
        String who = head.group(4);
        String message = text.substring(head.end());
        int at = who == null ? -1 : who.lastIndexOf('@');
        if (who != null && (at < 0 || ANOTHER.matcher(message).find())) {
            // Whoever connects chooses a user's name, and in it a severity and a message before the real ones.
            return Optional.empty();
        }
        return Optional.of(new LineHead(
                millis(head.group(1), head.group(2)),
                head.group(3),
                who == null ? null : said(who.substring(0, at)),
                who == null ? null : said(who.substring(at + 1)),
                head.group(5),
                message));
    }

    /** A time and its zone, which is GMT or an offset; null for other names, of which the same one means several zones. */
    static @Nullable Long millis(String time, String zone) {
        String known = zone.toUpperCase(Locale.ROOT);
        return Timestamps.millis(time + (known.equals("GMT") || known.equals("UTC") ? "Z" : zone));
    }

    /** Whether this adds to a message instead of being one. */
    boolean isAdded() {
        return ADDED.contains(severity);
    }

    /** Whether what was asked for was refused or broken off. */
    boolean isFailure() {
        return FAILURES.contains(severity);
    }

    private static @Nullable String said(String name) {
        return name.isEmpty() || name.equals(UNKNOWN) ? null : name;
    }
}
