package dev.lapwing.redact.span;

import java.util.Locale;
import java.util.Set;

/** Tells what stands in the place of a secret without being one: variables, stars, words of a manual, our own marks. */
public final class Placeholder {
    private static final Set<String> WORDS = Set.of(
            "password",
            "passwd",
            "pass",
            "secret",
            "token",
            "your_password",
            "your-password",
            "yourpassword",
            "mypassword",
            "my_password",
            "db_password",
            "user_password",
            "null",
            "none",
            "nil",
            "true",
            "false",
            "undefined",
            "required",
            "optional",
            "abc123def");

    private Placeholder() {}

    /** Whether a value is one. */
    public static boolean is(String value) {
        if (value.isEmpty() || filling(value)) {
            return true;
        }
        char first = value.charAt(0);
        char last = value.charAt(value.length() - 1);
        if (first == '$' || (first == '<' && last == '>') || (first == '[' && last == ']')) {
            return true;
        }
        if ((first == '{' && last == '}') || (first == '%' && last == '%' && value.length() > 2)) {
            return true;
        }
        String lower = value.length() > 40 ? "" : value.toLowerCase(Locale.ROOT);
        return WORDS.contains(lower) || said(lower) || fixedBegin(value);
    }

    /** As in {@code your_neon_password}, and in what programs fill in. */
    private static boolean said(String lower) {
        boolean yours = lower.startsWith("your")
                && (lower.contains("pass")
                        || lower.contains("secret")
                        || lower.contains("key")
                        || lower.contains("token"))
                && !Chars.anyDigit(lower, 0, lower.length());
        return yours || lower.equals("%s") || lower.equals("%v");
    }

    private static boolean fixedBegin(String value) {
        return value.startsWith(Mark.BEGIN)
                || value.startsWith("neon_api_key_")
                || value.startsWith("neon_org_key_")
                || value.startsWith("neon_project_key_")
                || value.startsWith("process.env")
                || value.startsWith("os.environ")
                || value.regionMatches(true, 0, "redacted", 0, 8)
                || value.regionMatches(true, 0, "[redacted", 0, 9);
    }

    private static boolean filling(String value) {
        for (int i = 0; i < value.length(); i++) {
            if ("*xX.#-_\u2022\u2026".indexOf(value.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
