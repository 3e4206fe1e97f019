package dev.lapwing.text;

import java.util.List;
import java.util.Optional;

/**
 * Finds where rows end. A row is a line, but comma-separated values in quotes may go on over further lines: such a row
 * ends where its quotes are closed, and is taken as one only where it then has all its values.
 *
 * @param kinds the comma-separated rows that there may be
 */
public record RowEnds(List<Separated> kinds) {
    /** A row goes over no more lines and bytes than these: an open quote must not swallow a file. */
    private static final int MOST_LINES = 200;

    private static final int MOST_BYTES = 256 * 1024;

    /** Asks something of a range of bytes. */
    @FunctionalInterface
    public interface Question {
        boolean of(byte[] bytes, int from, int to);
    }

    /**
     * A kind of comma-separated values.
     *
     * @param mayBegin whether a line may begin a row of them
     * @param hasAllValues whether a range is a whole row
     */
    public record Separated(Question mayBegin, Question hasAllValues) {}

    public RowEnds {
        kinds = List.copyOf(kinds);
    }

    /** Rows of so many values, whatever they are. */
    public static Separated values(int count) {
        return new Separated(RowEnds::isSeparated, (bytes, from, to) -> CommaValues.isRow(bytes, from, to, count));
    }

    /**
     * Index of the line end at which a row ends, or the end of the range.
     *
     * @param more whether bytes will follow behind the range
     * @return -1 where the row's end may lie behind the range
     */
    public int next(byte[] bytes, int from, int end, boolean more) {
        int line = Newlines.next(bytes, from, end);
        if (bytes[from] == '{' || !flipsQuotes(bytes, from, line)) {
            return line;
        }
        Optional<Separated> kind = kind(bytes, from, line);
        if (kind.isEmpty()) {
            return line;
        }
        int to = line;
        for (int lines = 1; lines < MOST_LINES && to < end && to - from < MOST_BYTES; lines++) {
            int start = to + 1;
            to = Newlines.next(bytes, start, end);
            if (to == end && more && to - from < MOST_BYTES) {
                return -1;
            }
            if (flipsQuotes(bytes, start, to)) {
                return kind.get().hasAllValues().of(bytes, from, to) ? to : line;
            }
        }
        return line;
    }

    private Optional<Separated> kind(byte[] bytes, int from, int to) {
        return kinds.stream()
                .filter(kind -> kind.mayBegin().of(bytes, from, to))
                .findFirst();
    }

    /** Whether a comma stands behind the first value. */
    private static boolean isSeparated(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != ',' && bytes[at] != ' ' && bytes[at] != '"') {
            at++;
        }
        return at < to && (bytes[at] == ',' || at == from);
    }

    private static boolean flipsQuotes(byte[] bytes, int from, int to) {
        boolean odd = false;
        for (int at = from; at < to; at++) {
            odd ^= bytes[at] == '"';
        }
        return odd;
    }
}
