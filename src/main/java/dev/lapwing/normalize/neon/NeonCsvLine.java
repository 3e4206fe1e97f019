package dev.lapwing.normalize.neon;

import dev.lapwing.normalize.parse.Timestamps;
import dev.lapwing.text.CommaValues;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A Neon audit row as comma-separated values: 17 fields, quoted as in RFC 4180. */
final class NeonCsvLine {
    private static final int FIELDS = 17;
    private static final int OCCURRED_AT = 10;
    private static final Pattern COLUMN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_ .-]{0,60}");

    private NeonCsvLine() {}

    /** The fields of a line; empty when it does not have 17 or a quote stays open. */
    static Optional<List<String>> values(String line) {
        return CommaValues.split(line, FIELDS);
    }

    /** Whether these are the names of columns: Neon publishes none, so any names do, but a row has times. */
    static boolean header(List<String> fields) {
        return fields.stream().allMatch(field -> COLUMN_NAME.matcher(field).matches())
                && Timestamps.millis(fields.get(OCCURRED_AT)) == null;
    }

    static NeonFields fields(List<String> fields) {
        return new NeonFields(
                fields.get(3),
                fields.get(4),
                fields.get(5),
                fields.get(7),
                fields.get(9),
                fields.get(OCCURRED_AT),
                fields.get(11),
                fields.get(12),
                fields.get(13),
                fields.get(14),
                fields.get(15));
    }
}
