package dev.lapwing.redact.scan;

import dev.lapwing.redact.span.Chars;

/**
 * Neon lets clients without SNI send {@code endpoint=<id>;password} or {@code endpoint=<id>$password} as the password;
 * the endpoint is no part of the secret.
 */
public final class EndpointPrefix {
    private static final int MAX_ID = 80;

    private EndpointPrefix() {}

    /** Where the password itself begins, when it stands behind an endpoint; else where it was said to begin. */
    public static int skip(String text, int start) {
        int id = after(text, start, "endpoint", "=", "%3D", "%253D");
        if (id < 0) {
            return start;
        }
        int end = id;
        while (end < text.length() && end - id < MAX_ID && Chars.word(text.charAt(end))) {
            end++;
        }
        int semicolon = after(text, end, "", ";", "%3B", "%253B");
        int password = semicolon < 0 ? after(text, end, "", "$", "%24", "%2524") : semicolon;
        return password < 0 ? start : password;
    }

    private static int after(String text, int at, String word, String... signs) {
        if (!text.startsWith(word, at)) {
            return -1;
        }
        for (String sign : signs) {
            if (text.regionMatches(true, at + word.length(), sign, 0, sign.length())) {
                return at + word.length() + sign.length();
            }
        }
        return -1;
    }
}
