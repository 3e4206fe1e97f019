package dev.lapwing.rule.match;

import com.google.re2j.Pattern;

/** A piece of text without which a regular expression cannot be found; empty where none is sure. */
final class RegexLiteral {
    /** Alternatives, flags, escapes of more than one character and classes inside classes: not looked into. */
    private static final Pattern UNSURE = Pattern.compile("\\||\\(\\?|\\[:|\\\\[^dDwWsSbBAzntr\\W_]");

    private RegexLiteral() {}

    static String of(Pattern pattern) {
        String source = pattern.pattern();
        if (UNSURE.matcher(source).find()) {
            return "";
        }
        String longest = "";
        StringBuilder run = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '[') {
                i = classEnd(source, i);
            } else if (c == '{') {
                i = Math.max(source.indexOf('}', i), i);
            } else if (c == '\\') {
                i++;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            boolean plain = depth == 0 && isPlain(c) && !mayBeMissing(source, i + 1);
            if (plain) {
                run.append(c);
            }
            if (run.length() > longest.length()) {
                longest = run.toString();
            }
            if (!plain || (i + 1 < source.length() && source.charAt(i + 1) == '+')) {
                run.setLength(0);
            }
        }
        return longest;
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "/_-=:, %&".indexOf(c) >= 0;
    }

    private static boolean mayBeMissing(String source, int next) {
        return next < source.length() && "*?{".indexOf(source.charAt(next)) >= 0;
    }

    /** Where a class such as {@code []a-z]} ends. */
    private static int classEnd(String source, int start) {
        int at = start + 1;
        if (at < source.length() && source.charAt(at) == '^') {
            at++;
        }
        if (at < source.length() && source.charAt(at) == ']') {
            at++;
        }
        while (at < source.length() && source.charAt(at) != ']') {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }
}
