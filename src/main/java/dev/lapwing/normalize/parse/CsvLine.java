package dev.lapwing.normalize.parse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comma-separated values, quoted as in RFC 4180. */
public final class CsvLine {
    private final String line;
    private int at;
    private boolean open;

    private CsvLine(String line) {
        this.line = line;
    }

    /** The values of a line; null when there are not exactly so many, or a quote stays open. */
    static @Nullable public List<String> split(String line, int values) {
        CsvLine rest = new CsvLine(line);
        List<String> found = new ArrayList<>(values);
        while (found.size() < values && rest.at <= line.length()) {
            String value = rest.next();
            if (value == null || rest.open) {
                return null;
            }
            found.add(value);
        }
        return found.size() == values && rest.at > line.length() ? found : null;
    }

    /** The first values of a line that may be cut off: what stands in a quote that stays open is the last of them. */
    public static List<String> beginning(String line, int most) {
        CsvLine rest = new CsvLine(line);
        List<String> found = new ArrayList<>(most);
        while (found.size() < most && rest.at <= line.length()) {
            String value = rest.next();
            if (value == null) {
                return found;
            }
            found.add(value);
        }
        return found;
    }

    /** The next value, and moves behind the comma that ends it; null where something stands behind a closing quote. */
    private @Nullable String next() {
        boolean quoted = at < line.length() && line.charAt(at) == '"';
        int start = quoted ? at + 1 : at;
        int end = quoted ? closingQuote(start) : line.indexOf(',', start);
        open = quoted && end < 0;
        if (end < 0) {
            end = line.length();
        }
        int next = quoted && !open ? end + 1 : end;
        if (next < line.length() && line.charAt(next) != ',') {
            return null;
        }
        at = next + 1;
        String value = line.substring(start, end);
        return quoted ? value.replace("\"\"", "\"") : value;
    }

    private int closingQuote(int from) {
        int quote = line.indexOf('"', from);
        while (quote >= 0 && quote + 1 < line.length() && line.charAt(quote + 1) == '"') {
            quote = line.indexOf('"', quote + 2);
        }
        return quote;
    }
}
