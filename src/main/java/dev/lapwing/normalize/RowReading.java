package dev.lapwing.normalize;

import dev.lapwing.normalize.json.JsonRow;
import dev.lapwing.normalize.json.JsonShape;
import dev.lapwing.normalize.parse.RowParser;
import java.time.Duration;

/**
 * How the rows of one source are read.
 *
 * @param word the name of their format as people type it
 * @param kind what the rows are
 * @param lateness how much older than the newest row of its source a row may be, unless the configuration says otherwise
 * @param parser reads them; safe for use by several threads
 */
public record RowReading(String word, RowKind kind, Duration lateness, RowParser parser) {
    /** The word for JSON of any kind, which no row is taken for by its looks. */
    public static final String JSON = "json";

    /** How late a row of an unknown kind may come. */
    public static final Duration JSON_LATENESS = Duration.ofMinutes(5);

    /** Rows of a known format. */
    public static RowReading of(RowFormat format) {
        return new RowReading(format.word(), format.kind(), format.lateness(), format.parser());
    }

    /** Whether the rows are what polls saw, which are compared with one another. */
    public boolean isPolls() {
        return kind.isPolls();
    }

    /** What the source is called where nobody says it: like the format, and polls like the log that they look at. */
    public String defaultSource() {
        return kind == RowKind.LOG_POLLS ? RowFormat.POCKETBASE.word() : word;
    }

    /** Whether a row is whatever line somebody wrote, so that ours cannot be told from it. */
    public boolean isAnyLine() {
        return word.equals(JSON) || isText();
    }

    /** Whether each line is a row of its own, whatever it looks like. */
    public boolean isText() {
        return word.equals(RowFormat.TEXT.word());
    }

    /** JSON rows of any kind. */
    public static RowReading json(JsonShape shape) {
        return new RowReading(JSON, RowKind.EVENTS, JSON_LATENESS, new JsonRow(shape));
    }
}
