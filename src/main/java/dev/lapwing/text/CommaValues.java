package dev.lapwing.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of comma-separated values, quoted as in RFC 4180. */
public final class CommaValues {
    private final String row;
    private int at;
    private boolean open;

    private CommaValues(String row) {
        this.row = row;
    }

    /**
     * The values of a row; empty when it does not have so many, or when a quote stays open.
     *
     * @param count how many values a row has
     */
    public static Optional<List<String>> split(String row, int count) {
        CommaValues rest = new CommaValues(row);
        List<String> found = new ArrayList<>(count);
        while (found.size() < count && rest.at <= row.length()) {
            String value = rest.next();
            if (value == null || rest.open) {
                return Optional.empty();
            }
            found.add(value);
        }
        return found.size() == count && rest.at > row.length() ? Optional.of(found) : Optional.empty();
    }

    /** The first values of a row that may be cut off: what stands in a quote that stays open is the last of them. */
    public static List<String> beginning(String row, int most) {
        CommaValues rest = new CommaValues(row);
        List<String> found = new ArrayList<>(most);
        while (found.size() < most && rest.at <= row.length()) {
            String value = rest.next();
            if (value == null) {
                return found;
            }
            found.add(value);
        }
        return found;
    }

    /** Whether a range of bytes is a whole row of so many values. */
    static boolean isRow(byte[] bytes, int from, int to, int count) {
        return split(new String(bytes, from, to - from, StandardCharsets.UTF_8).strip(), count)
                .isPresent();
    }

    /** The next value, and moves behind the comma that ends it; null where something stands behind a closing quote. */
    private @Nullable String next() {
        boolean quoted = at < row.length() && row.charAt(at) == '"';
        int start = quoted ? at + 1 : at;
        int end = quoted ? closingQuote(start) : row.indexOf(',', start);
        open = quoted && end < 0;
        if (end < 0) {
            end = row.length();
        }
        int next = quoted && !open ? end + 1 : end;
        if (next < row.length() && row.charAt(next) != ',') {
            return null;
        }
        at = next + 1;
        String value = row.substring(start, end);
        return quoted ? value.replace("\"\"", "\"") : value;
    }

    private int closingQuote(int from) {
        int quote = row.indexOf('"', from);
        while (quote >= 0 && quote + 1 < row.length() && row.charAt(quote + 1) == '"') {
            quote = row.indexOf('"', quote + 2);
        }
        return quote;
    }
}
