package dev.lapwing.normalize.pocketbase;

import java.util.Map;

/**
 * One name for each collection. PocketBase finds a collection by its id or by its name under simple case folding, so
 * {@code _SUPERUSERS}, {@code _\u017Fuperusers} and {@code pbc_3142635823} all reach the superusers.
 */
final class CollectionName {
    /** The collections that every installation has; their ids follow from their names. */
    private static final Map<String, String> KNOWN = Map.of(
            "pbc_3142635823", "_superusers",
            "pbc_4275539003", "_authOrigins",
            "pbc_2279338944", "_mfas",
            "pbc_1638494021", "_otps",
            "pbc_2281828961", "_externalAuths",
            "_pb_users_auth_", "users",
            "_authorigins", "_authOrigins",
            "_externalauths", "_externalAuths");

    private CollectionName() {}

    /** The name that stands for a decoded path segment; an unknown id stays as it is. */
    static String canonical(String segment) {
        String folded = fold(segment);
        return KNOWN.getOrDefault(folded, folded);
    }

    /** Folds as {@link String#equalsIgnoreCase} does: each character up, then down. */
    private static String fold(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (fold(text.charAt(i)) != text.charAt(i)) {
                char[] chars = text.toCharArray();
                for (int k = i; k < chars.length; k++) {
                    chars[k] = fold(chars[k]);
                }
                return new String(chars);
            }
        }
        return text;
    }

    private static char fold(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
        }
        return Character.toLowerCase(Character.toUpperCase(c));
    }
}
