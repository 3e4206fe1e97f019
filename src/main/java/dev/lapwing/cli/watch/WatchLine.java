package dev.lapwing.cli.watch;

import dev.lapwing.cli.alerts.LevelColour;
import dev.lapwing.cli.alerts.SeenAlert;
import dev.lapwing.notify.message.Severity;
import dev.lapwing.text.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * One alert on a terminal: on one line where it is wide, else on two, the second of which says what happened.
 *
 * @param width of the terminal, in columns
 */
record WatchLine(int width) {
    /** Where it is not known how wide the reader's screen is, nothing is cut but what nobody would read. */
    static final int WIDE = 500;

    private static final int LEVEL_AT = 6;
    private static final int LEVEL = 8;
    private static final int ID = 12;
    private static final int RULE = 28;
    private static final int NARROW_WHO = 15;
    /** An IPv6 address in full. */
    private static final int WIDE_WHO = 39;

    private static final int ONE_LINE = 130;
    private static final int SENTENCE = 60;
    private static final int LONGEST_MARGIN = 60;

    /** The names of the columns. */
    String heading() {
        return head(" age", "level", "state", "id", "rule")
                + (isWide() ? rest("who", "count", "what happened", "margin") : "");
    }

    /** The alert's lines, as many as {@link #height}. */
    List<String> of(SeenAlert seen, Instant now, boolean coloured) {
        Severity severity = seen.alert().severity();
        String head = head(
                String.format(Locale.ROOT, "%4s", age(seen, now)),
                severity == Severity.INFORMATIONAL ? "INFO" : severity.word().toUpperCase(Locale.ROOT),
                seen.state(),
                seen.shortId(),
                seen.rule());
        String sentence = SafeText.escaped(seen.alert().sentence());
        String rest = isWide()
                ? rest(
                        seen.who(),
                        String.format(Locale.ROOT, "%5d", seen.alert().count()),
                        sentence,
                        SafeText.escaped(seen.alert().margin()))
                : "";
        String line = DisplayWidth.cut(head + rest, width).stripTrailing();
        String first = coloured ? coloured(line, severity.id()) : line;
        return isWide()
                ? List.of(first)
                : List.of(
                        first,
                        DisplayWidth.cut(" ".repeat(LEVEL_AT) + sentence, width).stripTrailing());
    }

    /** How many lines an alert takes. */
    int height() {
        return isWide() ? 1 : 2;
    }

    private boolean isWide() {
        return width >= ONE_LINE;
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

    private String head(String age, String level, String state, String id, String rule) {
        String start = age + "  " + DisplayWidth.fitted(level, LEVEL) + "  " + DisplayWidth.fitted(state, 9) + " "
                + DisplayWidth.fitted(id, ID) + "  ";
        return DisplayWidth.cut(start + (isWide() ? DisplayWidth.fitted(rule, RULE) + "  " : rule), width);
    }

    private String rest(String who, String count, String sentence, String margin) {
        int whoColumns = between(NARROW_WHO, width / 8, WIDE_WHO);
        String start = DisplayWidth.fitted(who, whoColumns) + "  " + count + "  ";
        int left = width - LEVEL_AT - LEVEL - 2 - 10 - ID - 2 - RULE - 2 - DisplayWidth.of(start);
        int sentenceColumns = Math.max(SENTENCE, left - LONGEST_MARGIN - 2);
        return start
                + (left > sentenceColumns + LEVEL
                        ? DisplayWidth.fitted(sentence, sentenceColumns) + "  " + margin
                        : sentence);
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
