package dev.lapwing.posture.neon.kind;

import java.util.Locale;

/** The address of a service without what may be a secret of it: name and password, query and fragment. */
final class UrlText {
    private UrlText() {}

    /** Scheme, host and path. */
    static String of(String url) {
        String whole = url.strip();
        int end = end(whole, "?#", 0);
        int start = whole.indexOf("://") + 3;
        if (start < 3 || start > end) {
            return whole.substring(0, end);
        }
        int path = Math.min(end(whole, "/\\", start), end);
        int name = whole.lastIndexOf('@', path - 1);
        return name < start ? whole.substring(0, end) : whole.substring(0, start) + whole.substring(name + 1, end);
    }

    /** The host with its port, in small letters. */
    static String host(String url) {
        String plain = of(url);
        int start = plain.indexOf("://") + 3;
        return start < 3 ? "" : plain.substring(start, end(plain, "/\\", start)).toLowerCase(Locale.ROOT);
    }

    private static int end(String text, String signs, int from) {
        for (int at = from; at < text.length(); at++) {
            if (signs.indexOf(text.charAt(at)) >= 0) {
                return at;
            }
        }
        return text.length();
    }
}
