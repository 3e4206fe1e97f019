package dev.lapwing.normalize.parse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Decodes percent-encoded text once, as UTF-8. */
public final class PercentCoding {
    private PercentCoding() {}

    /** A segment of a path: here {@code +} is a plus, and an escape that is none stays as it is. */
    static String segment(String raw) {
        return raw.indexOf('%') < 0 ? raw : decode(raw);
    }

    /** A name or value of a query, where {@code +} is a blank; null where an escape is none. */
    static @Nullable public String query(String raw) {
        for (int at = raw.indexOf('%'); at >= 0; at = raw.indexOf('%', at + 1)) {
            if (escape(raw, at) < 0) {
                return null;
            }
        }
        return segment(raw.replace('+', ' '));
    }

    /** The value of a hexadecimal digit, or -1. */
    static int hexDigit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private static String decode(String raw) {
        StringBuilder text = new StringBuilder(raw.length());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int i = 0;
        while (i < raw.length()) {
            int value = escape(raw, i);
            if (value >= 0) {
                bytes.write(value);
                i += 3;
            } else {
                flush(bytes, text);
                text.append(raw.charAt(i++));
            }
        }
        flush(bytes, text);
        return text.toString();
    }

    private static int escape(String raw, int at) {
        if (raw.charAt(at) != '%' || at + 2 >= raw.length()) {
            return -1;
        }
        int high = hexDigit(raw.charAt(at + 1));
        int low = hexDigit(raw.charAt(at + 2));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static void flush(ByteArrayOutputStream bytes, StringBuilder text) {
        if (bytes.size() > 0) {
            text.append(bytes.toString(StandardCharsets.UTF_8));
            bytes.reset();
        }
    }
}
