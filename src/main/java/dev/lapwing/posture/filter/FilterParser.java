package dev.lapwing.posture.filter;

/** Reads a filter as one caller meets it: {@code &&} binds closer than {@code ||}, as in the SQL that PocketBase makes of it. */
final class FilterParser {
    private static final int MAX_LENGTH = 10_000;
    private static final int MAX_DEPTH = 20;
    /** PocketBase itself takes no more. */
    private static final int MAX_COMPARISONS = 200;

    private final Caller caller;
    private int comparisons;

    private FilterParser(Caller caller) {
        this.caller = caller;
    }

    /** @throws FilterUnreadable where it is broken, or longer, deeper or more manifold than the bounds */
    static Cases parse(String filter, Caller caller) {
        if (filter.length() > MAX_LENGTH || filter.indexOf('\0') >= 0) {
            throw new FilterUnreadable("it is longer than " + MAX_LENGTH + " characters, or has a zero byte");
        }
        return new FilterParser(caller).group(filter, 0);
    }

    private Cases group(String text, int depth) {
        if (depth > MAX_DEPTH) {
            throw new FilterUnreadable("it is nested too deep");
        }
        FilterScanner scanner = new FilterScanner(text);
        Cases before = Cases.NEVER;
        Cases current = item(scanner, depth);
        while (true) {
            FilterToken token = scanner.next();
            if (token instanceof FilterToken.End) {
                return before.or(current);
            }
            if (!(token instanceof FilterToken.Join join)) {
                throw new FilterUnreadable("two conditions have neither && nor || between them");
            }
            if (join.or()) {
                before = before.or(current);
                current = item(scanner, depth);
            } else {
                current = current.and(item(scanner, depth));
            }
        }
    }

    private Cases item(FilterScanner scanner, int depth) {
        FilterToken token = scanner.next();
        if (token instanceof FilterToken.Group group) {
            return group(group.inner(), depth + 1);
        }
        if (token instanceof FilterToken.Value left
                && scanner.next() instanceof FilterToken.Operator operator
                && scanner.next() instanceof FilterToken.Value right) {
            if (++comparisons > MAX_COMPARISONS) {
                throw new FilterUnreadable("it has more than " + MAX_COMPARISONS + " comparisons");
            }
            return Cases.of(FilterComparison.of(
                    left.operand().of(caller), operator.sign(), right.operand().of(caller)));
        }
        throw new FilterUnreadable("a condition is not complete");
    }
}
