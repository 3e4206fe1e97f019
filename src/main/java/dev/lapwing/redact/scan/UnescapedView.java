package dev.lapwing.redact.scan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text with one layer of escaping taken off, which still knows where each of its characters came from: a percent
 * escape, a JSON escape with four digits and an escaped slash or line end are one character each. A secret found in the view is replaced in the text.
 */
final class UnescapedView {
    private final String text;
    private final int @Nullable [] origins;

    private UnescapedView(String text, int @Nullable [] origins) {
        this.text = text;
        this.origins = origins;
    }

    static UnescapedView of(String text) {
        return new UnescapedView(Fullwidth.fold(text), null);
    }

    String text() {
        return text;
    }

    /** Where a character, or the end of the view, stands in the text that the first view was of. */
    int origin(int at) {
        return origins == null ? at : origins[at];
    }

    /** The view with one more layer off; null when there is none. */
    @Nullable
    UnescapedView deeper() {
        if (text.indexOf('%') < 0 && text.indexOf('\\') < 0) {
            return null;
        }
        StringBuilder inner = new StringBuilder(text.length());
        int[] from = new int[text.length() + 1];
        int at = 0;
        while (at < text.length()) {
            from[inner.length()] = origin(at);
            int width = escapeWidth(at);
            inner.append(unescaped(at, width));
            at += width;
        }
        from[inner.length()] = origin(text.length());
        return inner.length() == text.length()
                ? null
                : new UnescapedView(inner.toString(), Arrays.copyOf(from, inner.length() + 1));
    }

    private int escapeWidth(int at) {
        char c = text.charAt(at);
        if (c == '%') {
            return hex(at + 1, 2) < 0 ? 1 : 3;
        }
        if (c != '\\' || at + 1 >= text.length()) {
            return 1;
        }
        char next = text.charAt(at + 1);
        if (next == 'u') {
            return hex(at + 2, 4) < 0 ? 1 : 6;
        }
        return "/\"\\nrt".indexOf(next) >= 0 ? 2 : 1;
    }

    /** Bytes above ASCII stay single characters here: secrets are found by ASCII alone. */
    private char unescaped(int at, int width) {
        return switch (width) {
            case 2 -> "nrt".indexOf(text.charAt(at + 1)) < 0 ? text.charAt(at + 1) : ' ';
            case 3 -> (char) hex(at + 1, 2);
            case 6 -> Fullwidth.fold((char) hex(at + 2, 4));
            default -> text.charAt(at);
        };
    }

    private int hex(int from, int digits) {
        if (from + digits > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            char c = text.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
