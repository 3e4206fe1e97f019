package dev.lapwing.alert.words;

import java.util.function.UnaryOperator;

/**
 * Finds e-mail addresses in any text, also percent-encoded ones in a URL, and puts something else in their place.
 *
 * <p>One pass from at-sign to at-sign: no input makes it slow.
 */
final class EmailScan {
    private static final String ENCODED_AT = "%40";
    private static final String ENCODED_PLUS = "%2B";
    private static final int TRIPLE = 3;

    private final String text;
    private final UnaryOperator<String> show;
    private final StringBuilder out = new StringBuilder();
    private int copied;

    private EmailScan(String text, UnaryOperator<String> show) {
        this.text = text;
        this.show = show;
    }

    /** The text with each address shown another way. */
    static String replace(String text, UnaryOperator<String> show) {
        return text.indexOf('@') < 0 && !text.contains(ENCODED_AT) ? text : new EmailScan(text, show).run();
    }

    private String run() {
        int i = 0;
        while (i < text.length()) {
            int sign = signAt(i);
            i = sign == 0 ? i + 1 : around(i, i + sign);
        }
        return out.append(text, copied, text.length()).toString();
    }

    private int signAt(int i) {
        if (text.charAt(i) == '@') {
            return 1;
        }
        return text.startsWith(ENCODED_AT, i) ? TRIPLE : 0;
    }

    /** Replaces the address around an at-sign, if there is one; returns where to look on. */
    private int around(int sign, int after) {
        int start = localStart(sign);
        int end = domainEnd(after);
        if (start == sign || end == after) {
            return after;
        }
        String local = text.substring(start, sign).replace(ENCODED_PLUS, "+").replace("%2b", "+");
        out.append(text, copied, start).append(show.apply(local + "@" + text.substring(after, end)));
        copied = end;
        return end;
    }

    private int localStart(int sign) {
        int start = sign;
        while (start > copied) {
            if (isTriple(start - TRIPLE)) {
                if (!text.regionMatches(true, start - TRIPLE, ENCODED_PLUS, 0, TRIPLE)) {
                    return start;
                }
                start -= TRIPLE;
            } else if (isLocal(text.charAt(start - 1))) {
                start--;
            } else {
                return start;
            }
        }
        return start;
    }

    private boolean isTriple(int i) {
        return i >= copied
                && text.charAt(i) == '%'
                && Character.digit(text.charAt(i + 1), 16) >= 0
                && Character.digit(text.charAt(i + 2), 16) >= 0;
    }

    /** The end of the longest domain name that begins here; what a sentence adds behind it is none of it. */
    private int domainEnd(int after) {
        int found = after;
        int label = after;
        for (int i = after; i < text.length() && isDomainPart(text.charAt(i)); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                label = i + 1;
            } else if (c != '-' && label > after + 1 && i > label && Character.isLetter(text.charAt(label))) {
                found = i + 1;
            }
        }
        return found;
    }

    private static boolean isLocal(char c) {
        return Character.isLetterOrDigit(c) || "._+-'".indexOf(c) >= 0;
    }

    private static boolean isDomainPart(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-';
    }
}
