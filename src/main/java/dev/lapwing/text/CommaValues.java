package dev.lapwing.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A row of comma-separated values, quoted as in RFC 4180. */
public final class CommaValues {
    private CommaValues() {}

    /**
     * The values of a row; empty when it does not have so many, or when a quote stays open.
     *
     * @param count how many values a row has
     */
    public static Optional<List<String>> split(String row, int count) {
        List<String> values = new ArrayList<>(count);
        int at = 0;
        while (at <= row.length()) {
            if (values.size() == count) {
                return Optional.empty();
            }
            boolean quoted = at < row.length() && row.charAt(at) == '"';
            int end = quoted ? closingQuote(row, at + 1) : comma(row, at);
            if (end < 0) {
                return Optional.empty();
            }
            values.add(quoted ? row.substring(at + 1, end).replace("\"\"", "\"") : row.substring(at, end));
            int next = quoted ? end + 1 : end;
            if (next < row.length() && row.charAt(next) != ',') {
                return Optional.empty();
            }
            at = next + 1;
        }
        return values.size() == count ? Optional.of(values) : Optional.empty();
    }

    /** Whether a range of bytes is a whole row of so many values. */
    static boolean isRow(byte[] bytes, int from, int to, int count) {
        return split(new String(bytes, from, to - from, StandardCharsets.UTF_8).strip(), count)
                .isPresent();
    }

    private static int comma(String row, int from) {
        int comma = row.indexOf(',', from);
        return comma < 0 ? row.length() : comma;
    }

    private static int closingQuote(String row, int from) {
        int quote = row.indexOf('"', from);
        while (quote >= 0 && quote + 1 < row.length() && row.charAt(quote + 1) == '"') {
            quote = row.indexOf('"', quote + 2);
        }
        return quote;
    }
}
