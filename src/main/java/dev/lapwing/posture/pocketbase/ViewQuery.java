package dev.lapwing.posture.pocketbase;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which tables a query selects from: the names in its FROM clauses, in small letters. Aliases come among them, for SQL tells
 * them from tables by their place only; what stands in comments does not.
 */
final class ViewQuery {
    private static final Set<String> OPENING = Set.of("from", "join");
    private static final Set<String> JOINING = Set.of("on", "using");
    private static final Set<String> CLOSING =
            Set.of("select", "where", "group", "order", "having", "limit", "union", "except", "intersect", "window");

    /** What a name at this place is. */
    private enum Place {
        TABLE,
        /** Part of the condition of a join, behind which a comma leads to another table. */
        JOIN,
        OTHER
    }

    private final String sql;
    private final SortedSet<String> tables = new TreeSet<>();
    /** Where each open bracket stands, the innermost first. */
    private final Deque<Place> outside = new ArrayDeque<>();

    private Place place = Place.OTHER;
    private int at;

    private ViewQuery(String sql) {
        this.sql = sql;
    }

    /** The names in the FROM clauses. */
    static SortedSet<String> tables(String sql) {
        ViewQuery query = new ViewQuery(sql);
        while (query.at < sql.length()) {
            query.step();
        }
        return query.tables;
    }

    private void step() {
        char sign = sql.charAt(at);
        if (sql.startsWith("--", at)) {
            skipTo("\n");
        } else if (sql.startsWith("/*", at)) {
            at += 2;
            skipTo("*/");
        } else if (sign == '"' || sign == '`' || sign == '\'' || sign == '[') {
            quoted(sign == '[' ? ']' : sign);
        } else if (isName(sign)) {
            word();
        } else {
            sign(sign);
            at++;
        }
    }

    private void sign(char sign) {
        if (sign == '(') {
            outside.push(place);
        } else if (sign == ')' && !outside.isEmpty()) {
            place = outside.pop();
        } else if (sign == ',' && place == Place.JOIN) {
            place = Place.TABLE;
        }
    }

    private void quoted(char end) {
        int close = sql.indexOf(end, at + 1);
        int to = close < 0 ? sql.length() : close;
        table(sql.substring(at + 1, to));
        at = to + 1;
    }

    private void word() {
        int start = at;
        while (at < sql.length() && isName(sql.charAt(at))) {
            at++;
        }
        String word = sql.substring(start, at).toLowerCase(Locale.ROOT);
        if (OPENING.contains(word)) {
            place = Place.TABLE;
        } else if (JOINING.contains(word)) {
            place = Place.JOIN;
        } else if (CLOSING.contains(word)) {
            place = Place.OTHER;
        } else {
            table(word);
        }
    }

    private void table(String name) {
        if (place == Place.TABLE) {
            tables.add(name.toLowerCase(Locale.ROOT));
        }
    }

    private void skipTo(String end) {
        int close = sql.indexOf(end, at);
        at = close < 0 ? sql.length() : close + end.length();
    }

    private static boolean isName(char sign) {
        return Character.isLetterOrDigit(sign) || sign == '_' || sign == '$';
    }
}
