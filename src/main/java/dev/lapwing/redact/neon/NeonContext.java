package dev.lapwing.redact.neon;

import dev.lapwing.redact.span.Chars;
import dev.lapwing.redact.span.SecretKind;
import java.util.List;
import java.util.Locale;

/** Tells by what stands around a secret whether it is one of Neon's. */
public final class NeonContext {
    /** So much of a text is looked at on either side. */
    private static final int AROUND = 2048;

    private static final int MAX_HOST = 253;
    private static final int SHORTEST_KEY = 48;
    private static final int LONGEST_KEY = 80;
    private static final List<String> DOMAINS = List.of(".neon.tech", ".neon.build");
    private static final List<String> API =
            List.of("console.neon.tech", "mcp.neon.tech", "neonctl", "@neondatabase", "neon_api_key", "neon api key");

    /** What names of database passwords hold before the word itself. */
    private static final List<String> DATABASE = List.of("pg", "db", "database", "postgres", "neon", "role", "conn");

    private NeonContext() {}

    /** What stands around a range of a text, in small letters. */
    public static String around(String text, int start, int end) {
        int from = Math.max(0, start - AROUND);
        int to = Math.min(text.length(), end + AROUND);
        return (text.substring(from, start) + "\n" + text.substring(end, to)).toLowerCase(Locale.ROOT);
    }

    /** Whether the host that begins here is one of Neon's. */
    public static boolean host(String text, int from) {
        int end = from;
        while (end < text.length()
                && end - from < MAX_HOST
                && (Chars.word(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        while (end > from && text.charAt(end - 1) == '.') {
            end--;
        }
        return endsWithDomain(text, from, end);
    }

    /** Whether a range ends with a domain of Neon's. */
    static boolean endsWithDomain(String text, int from, int end) {
        for (String domain : DOMAINS) {
            int start = end - domain.length();
            if (start > from && text.regionMatches(true, start, domain, 0, domain.length())) {
                return true;
            }
        }
        return false;
    }

    /** Whether what stands around names a host of Neon's. */
    public static boolean namesHost(String around) {
        return DOMAINS.stream().anyMatch(around::contains);
    }

    /** Whether what stands around names Neon's API, or a tool that is given its keys. */
    public static boolean namesApi(String around) {
        return API.stream().anyMatch(around::contains);
    }

    /**
     * The kind of a secret that its name gives away.
     *
     * @param around what stands around it
     */
    public static SecretKind named(String around, String name, String secret, SecretKind kind) {
        String plain = name.toLowerCase(Locale.ROOT);
        boolean neons = plain.contains("neon");
        return switch (kind) {
            case PASSWORD ->
                neons || (ofDatabase(plain) && namesHost(around)) ? SecretKind.NEON_PASSWORD : SecretKind.PASSWORD;
            case API_KEY, TOKEN ->
                isOldKey(secret, 0, secret.length()) && (neons || namesApi(around)) ? SecretKind.NEON_API_KEY : kind;
            case PRESIGNED_SIGNATURE ->
                namesHost(around) || around.contains("nak_live_")
                        ? SecretKind.NEON_SIGNATURE
                        : SecretKind.PRESIGNED_SIGNATURE;
            default -> kind;
        };
    }

    /** Keys of before 2025 have no prefix: about 64 small letters and digits, and more letters than a hash has. */
    public static boolean isOldKey(String text, int start, int end) {
        if (end - start < SHORTEST_KEY || end - start > LONGEST_KEY) {
            return false;
        }
        boolean beyondHash = false;
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            if (!Chars.digit(c) && (c < 'a' || c > 'z')) {
                return false;
            }
            beyondHash |= c > 'f';
        }
        return beyondHash && Chars.anyDigit(text, start, end);
    }

    /** A password of mail or of a cache may well stand beside a host of Neon's. */
    private static boolean ofDatabase(String name) {
        String plain =
                name.substring(name.lastIndexOf('.') + 1).replace("_", "").replace("-", "");
        String before = plain.replaceFirst("(password|passwd|passphrase|pwd)$", "");
        return before.isEmpty()
                || (!before.contains("mysql") && DATABASE.stream().anyMatch(before::contains));
    }
}
