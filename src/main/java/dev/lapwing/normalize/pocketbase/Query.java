package dev.lapwing.normalize.pocketbase;

import dev.lapwing.normalize.parse.PercentCoding;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a PocketBase request that the normal form keeps, as Go's {@code url.ParseQuery} reads them: the first
 * of a name counts, and a pair with a broken escape or a semicolon is none.
 */
final class Query {
    private static final int MAX_DIGITS = 18;

    private @Nullable String page;
    private @Nullable String perPage;
    private @Nullable String filter;
    private @Nullable String token;

    private Query() {}

    static Query of(@Nullable String raw) {
        Query query = new Query();
        if (raw == null) {
            return query;
        }
        int start = 0;
        while (start < raw.length()) {
            int and = raw.indexOf('&', start);
            int end = and < 0 ? raw.length() : and;
            query.pair(raw.substring(start, end));
            start = end + 1;
        }
        return query;
    }

    private void pair(String raw) {
        if (raw.isEmpty() || raw.indexOf(';') >= 0) {
            return;
        }
        int equals = raw.indexOf('=');
        String name = PercentCoding.query(equals < 0 ? raw : raw.substring(0, equals));
        String value = PercentCoding.query(equals < 0 ? "" : raw.substring(equals + 1));
        if (name != null && value != null) {
            take(name, value);
        }
    }

    @Nullable
    Long page() {
        return number(page);
    }

    @Nullable
    Long perPage() {
        return number(perPage);
    }

    @Nullable
    String filter() {
        return filter;
    }

    @Nullable
    String token() {
        return token;
    }

    private void take(String name, String value) {
        switch (name) {
            case "page" -> page = page == null ? value : page;
            case "perPage" -> perPage = perPage == null ? value : perPage;
            case "filter" -> filter = filter == null ? value : filter;
            case "token" -> token = token == null ? value : token;
            default -> {
                // Of no use to any rule by itself; the whole query stays readable in its own field.
            }
        }
    }

    private static @Nullable Long number(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > MAX_DIGITS) {
            return null;
        }
        long value = 0;
        int start = text.charAt(0) == '-' && text.length() > 1 ? 1 : 0;
        for (int i = start; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            value = value * 10 + digit;
        }
        return start == 1 ? -value : value;
    }
}
