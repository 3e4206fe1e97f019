package dev.lapwing.cli;

import dev.lapwing.alert.LevelColour;
import dev.lapwing.notify.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * One alert on one line of a terminal.
 *
 * @param width of the terminal, in columns
 */
record WatchLine(int width) {
    /** Where it is not known how wide the reader's screen is, nothing is cut but what nobody would read. */
    static final int WIDE = 500;

    private static final int LEVEL_AT = 6;
    private static final int LEVEL = 8;
    private static final int SHORTEST_SENTENCE = 12;
    private static final int NARROW_WHO = 15;
    /** An IPv6 address in full. */
    private static final int WIDE_WHO = 39;

    private static final int SHORTEST_MARGIN = 22;
    private static final int LONGEST_MARGIN = 60;

    /** The names of the columns. */
    String heading() {
        return line(" age", "level", "state", "who", "count", "margin", "what happened");
    }

    /** The alert's line. */
    String of(SeenAlert seen, Instant now, boolean coloured) {
        Severity severity = seen.alert().severity();
        String line = line(
                String.format(Locale.ROOT, "%4s", age(seen, now)),
                severity == Severity.INFORMATIONAL ? "INFO" : severity.word().toUpperCase(Locale.ROOT),
                seen.state(),
                (seen.alert().drill() ? "[drill] " : "") + seen.who(),
                String.format(Locale.ROOT, "%5d", seen.alert().count()),
                Escaped.text(seen.alert().margin()),
                Escaped.text(seen.alert().sentence()));
        return coloured ? coloured(line, severity.id()) : line;
    }

    /** How long ago it began: its largest unit is enough. */
    private static String age(SeenAlert seen, Instant now) {
        Duration age = Duration.between(seen.alert().start(), now);
        if (age.toSeconds() < 60) {
            return Math.max(0, age.toSeconds()) + "s";
        }
        if (age.toMinutes() < 60) {
            return age.toMinutes() + "m";
        }
        return age.toHours() < 48 ? age.toHours() + "h" : age.toDays() + "d";
    }

    private String line(
            String age, String level, String state, String who, String count, String margin, String sentence) {
        int whoColumns = between(NARROW_WHO, width / 5, WIDE_WHO);
        String fixed = age + "  " + DisplayWidth.fitted(level, LEVEL) + "  " + DisplayWidth.fitted(state, 9) + " "
                + DisplayWidth.fitted(who, whoColumns) + " " + count + "  ";
        int rest = width - DisplayWidth.of(fixed);
        int marginColumns = between(SHORTEST_MARGIN, rest / 2, LONGEST_MARGIN);
        boolean both = rest - marginColumns - 2 >= SHORTEST_SENTENCE;
        String line = fixed + (both ? DisplayWidth.fitted(margin, marginColumns) + "  " + sentence : margin);
        return DisplayWidth.cut(line, width).stripTrailing();
    }

    /** The level stands at the same place of every line, in letters of one column. */
    private static String coloured(String line, int severity) {
        if (line.length() < LEVEL_AT + LEVEL) {
            return line;
        }
        return line.substring(0, LEVEL_AT)
                + LevelColour.of(severity)
                + line.substring(LEVEL_AT, LEVEL_AT + LEVEL)
                + LevelColour.END
                + line.substring(LEVEL_AT + LEVEL);
    }

    private static int between(int least, int wanted, int most) {
        return Math.max(least, Math.min(wanted, most));
    }
}
