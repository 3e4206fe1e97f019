package dev.lapwing.posture.filter;

import java.util.Set;

/**
 * Cuts a filter into words as PocketBase does (fexpr 0.6.0). Where a group ends is looked for before anything in it is read:
 * a parenthesis within a comment closes it, so that whoever skips comments first reads another filter.
 */
final class FilterScanner {
    private static final Set<String> OPERATORS =
            Set.of("=", "!=", "<", "<=", ">", ">=", "~", "!~", "?=", "?!=", "?<", "?<=", "?>", "?>=", "?~", "?!~");
    private static final int MAX_DIGITS = 30;
    private static final int MAX_NESTED_CALLS = 3;

    private final String text;
    private int at;

    FilterScanner(String text) {
        this.text = text;
    }

    FilterToken next() {
        skipBlanksAndComments();
        if (at == text.length()) {
            return new FilterToken.End();
        }
        char c = text.charAt(at);
        if (c == '(') {
            return new FilterToken.Group(group());
        }
        if ("=?!<>~".indexOf(c) >= 0) {
            return new FilterToken.Operator(oneOf(OPERATORS, run("=?!<>~")));
        }
        if (c == '&' || c == '|') {
            return new FilterToken.Join(oneOf(Set.of("&&", "||"), run("&|")).equals("||"));
        }
        return new FilterToken.Value(operand(MAX_NESTED_CALLS));
    }

    private Operand operand(int nestedCalls) {
        char c = text.charAt(at);
        if (c == '\'' || c == '"') {
            return new Operand(Operand.Kind.TEXT, unquoted(quoted()));
        }
        if (c == '-' || isDigit(c)) {
            return number();
        }
        if (isLetter(c) || c == '@' || c == '_' || c == '#') {
            return nameOrCall(nestedCalls);
        }
        throw new FilterUnreadable("it has a character that no filter has");
    }

    private Operand number() {
        int start = at++;
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        String digits = text.substring(start, at);
        if (digits.length() > MAX_DIGITS || !digits.matches("-?\\d+(\\.\\d+)?")) {
            throw new FilterUnreadable("it has a number that is none, or one that is too long");
        }
        return new Operand(Operand.Kind.NUMBER, Double.toString(Double.parseDouble(digits) + 0.0));
    }

    private Operand nameOrCall(int nestedCalls) {
        int start = at++;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        String name = text.substring(start, at);
        if (!isLetter(name.charAt(name.length() - 1))
                && !isDigit(name.charAt(name.length() - 1))
                && !name.matches(".+_")) {
            throw new FilterUnreadable("it has a name that ends too early");
        }
        boolean called = at < text.length() && text.charAt(at) == '(';
        return called ? new Operand(Operand.Kind.CALL, name + arguments(nestedCalls)) : Operand.name(name);
    }

    private String arguments(int nestedCalls) {
        if (nestedCalls == 0) {
            throw new FilterUnreadable("its calls are nested too deep");
        }
        at++;
        StringBuilder all = new StringBuilder("(");
        boolean commaNext = false;
        for (skipBlanksAndComments(); at < text.length(); skipBlanksAndComments()) {
            char c = text.charAt(at);
            if (c == ')') {
                at++;
                return all.append(')').toString();
            }
            if ((c == ',') != commaNext) {
                break;
            }
            if (commaNext) {
                at++;
            } else {
                Operand argument = operand(nestedCalls - 1);
                all.append(argument.kind())
                        .append(argument.text().length())
                        .append(':')
                        .append(argument.text());
            }
            commaNext = !commaNext;
        }
        throw new FilterUnreadable("it has a call that is broken");
    }

    /** What stands in the parentheses that begin here; those in quotes do not count, those in comments do. */
    private String group() {
        int start = ++at;
        int open = 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'' || c == '"') {
                quoted();
                continue;
            }
            at++;
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (open == 0) {
                return text.substring(start, at - 1);
            }
        }
        throw new FilterUnreadable("a parenthesis is not closed");
    }

    /** What stands within the quotes that begin here, as it is written. */
    private String quoted() {
        char quote = text.charAt(at++);
        int start = at;
        while (at < text.length() && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length()) {
            at = text.length();
            throw new FilterUnreadable("a quotation is not closed");
        }
        return text.substring(start, at++);
    }

    private static String unquoted(String written) {
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c != '\\') {
                value.append(c);
                continue;
            }
            char escaped = written.charAt(++i);
            switch (escaped) {
                case 'n' -> value.append('\n');
                case 't' -> value.append('\t');
                case 'r' -> value.append('\r');
                case '\\', '\'', '"' -> value.append(escaped);
                default -> value.append(c).append(escaped);
            }
        }
        return value.toString();
    }

    private void skipBlanksAndComments() {
        while (at < text.length()) {
            if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end + 1;
            } else if (" \t\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            } else {
                return;
            }
        }
    }

    private String run(String characters) {
        int start = at;
        while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private static String oneOf(Set<String> known, String word) {
        if (!known.contains(word)) {
            throw new FilterUnreadable("it has an operator that there is not");
        }
        return word;
    }

    private static boolean isNamePart(char c) {
        return isLetter(c) || isDigit(c) || c == '_' || c == '.' || c == ':';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
