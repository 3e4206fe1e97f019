package dev.lapwing.redact;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds e-mail addresses in a text, by looking left and right of each {@code @}. */
final class EmailScan {
    private static final int MAX_LOCAL = 64;
    private static final int MAX_DOMAIN = 255;

    private EmailScan() {}

    /** The addresses in order; {@code %40} is an {@code @} too. */
    static List<Span> of(String text) {
        List<Span> found = new ArrayList<>(0);
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            int width = width(text, at);
            Span span = width == 0 ? null : around(text, at, at + width, from);
            if (span != null) {
                found.add(span);
                from = span.end();
            }
        }
        return found;
    }

    private static int width(String text, int at) {
        if (text.charAt(at) == '@') {
            return 1;
        }
        return text.charAt(at) == '%' && text.startsWith("%40", at) ? 3 : 0;
    }

    private static @Nullable Span around(String text, int at, int domain, int from) {
        int start = at;
        while (start > from && at - start < MAX_LOCAL && local(text.charAt(start - 1))) {
            start--;
        }
        int end = domain;
        int dot = -1;
        while (end < text.length() && end - domain < MAX_DOMAIN && domain(text.charAt(end))) {
            dot = text.charAt(end) == '.' && end + 1 < text.length() && domain(text.charAt(end + 1)) ? end : dot;
            end++;
        }
        while (end > domain && text.charAt(end - 1) == '.') {
            end--;
        }
        return start < at && dot > domain ? new Span(start, end, SecretKind.EMAIL) : null;
    }

    private static boolean local(char c) {
        return Chars.word(c) || c == '.' || c == '+' || Character.isLetterOrDigit(c);
    }

    private static boolean domain(char c) {
        return Chars.alphanumeric(c) || c == '-' || c == '.' || (c >= 0x80 && Character.isLetterOrDigit(c));
    }
}
