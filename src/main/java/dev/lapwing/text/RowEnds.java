package dev.lapwing.text;

/**
 * Finds where rows end. A row is a line, but comma-separated values in quotes may go on over further lines: such a row
 * ends where its quotes are closed, and is taken as one only where it then has all its values.
 */
public final class RowEnds {
    /** A row goes over no more lines and bytes than these: an open quote must not swallow a file. */
    private static final int MOST_LINES = 200;

    private static final int MOST_BYTES = 256 * 1024;

    /** How many values a row of Neon's audit log has, the one kind of rows here that is comma-separated. */
    private static final int VALUES = 17;

    private RowEnds() {}

    /**
     * Index of the line end at which a row ends, or the end of the range.
     *
     * @param more whether bytes will follow behind the range
     * @return -1 where the row's end may lie behind the range
     */
    public static int next(byte[] bytes, int from, int end, boolean more) {
        int line = Newlines.next(bytes, from, end);
        if (bytes[from] == '{' || !isSeparated(bytes, from, line) || !flipsQuotes(bytes, from, line)) {
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
                return CommaValues.isRow(bytes, from, to, VALUES) ? to : line;
            }
        }
        return line;
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
