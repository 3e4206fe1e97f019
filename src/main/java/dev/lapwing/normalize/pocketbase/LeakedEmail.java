package dev.lapwing.normalize.pocketbase;

import org.jspecify.annotations.Nullable;

/** The address that PocketBase names in the error when a code or a mail is asked for and nobody has that address. */
final class LeakedEmail {
    private static final String BEFORE = " with email ";

    private LeakedEmail() {}

    static @Nullable String in(@Nullable String error) {
        int start = error == null ? -1 : error.indexOf(BEFORE);
        if (error == null || start < 0) {
            return null;
        }
        int from = start + BEFORE.length();
        int end = from;
        while (end < error.length() && error.charAt(end) > ' ') {
            end++;
        }
        if (end > from && error.charAt(end - 1) == ':') {
            end--;
        }
        String address = error.substring(from, end);
        return address.indexOf('@') > 0 ? address : null;
    }
}
