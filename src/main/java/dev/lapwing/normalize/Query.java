package dev.lapwing.normalize;

import org.jspecify.annotations.Nullable;

/** The parameters of a PocketBase request that the normal form keeps; the first of a name counts, as in the server. */
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
            int equals = raw.indexOf('=', start);
            if (equals > start && equals < end) {
                query.take(PercentCoding.query(raw.substring(start, equals)), raw, equals + 1, end);
            }
            start = end + 1;
        }
        return query;
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

    private void take(String name, String raw, int start, int end) {
        switch (name) {
            case "page" -> page = first(page, raw, start, end);
            case "perPage" -> perPage = first(perPage, raw, start, end);
            case "filter" -> filter = first(filter, raw, start, end);
            case "token" -> token = first(token, raw, start, end);
            default -> {
                // Of no use to any rule by itself; the whole query stays readable in its own field.
            }
        }
    }

    private static String first(@Nullable String before, String raw, int start, int end) {
        return before != null ? before : PercentCoding.query(raw.substring(start, end));
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
