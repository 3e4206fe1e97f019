package dev.lapwing.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A copy of a JSON text whose strings are in order. U+FFFD stands in the place of each broken character, raw control
 * character and half of a surrogate pair, of the backslash of an escape that JSON does not know, and of what is nested
 * deeper than is read. {@code \xHH}, which web servers write, becomes the byte that it names. What stands outside of
 * strings is copied as it is: its structure nobody can guess.
 */
public final class MendedJson {
    /** How deep objects and lists may lie in each other; what is deeper is left out. */
    public static final int MAX_DEPTH = 200;

    private static final byte[] LOST = "\uFFFD".getBytes(StandardCharsets.UTF_8);
    private static final String KNOWN_ESCAPES = "\"\\/bfnrt";

    private final byte[] json;
    private final ByteArrayOutputStream out;
    private int at;
    private boolean changed;

    private MendedJson(byte[] json) {
        this.json = json;
        this.out = new ByteArrayOutputStream(json.length + 64);
    }

    /** The mended copy; empty where there was nothing to mend. */
    public static Optional<byte[]> of(byte[] json) {
        MendedJson mending = new MendedJson(json);
        mending.run();
        return mending.changed ? Optional.of(mending.out.toByteArray()) : Optional.empty();
    }

    /** The mended copy of a text; empty where there was nothing to mend. */
    public static Optional<String> of(String json) {
        return of(json.getBytes(StandardCharsets.UTF_8)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private void run() {
        int depth = 0;
        while (at < json.length) {
            byte b = json[at];
            if (b == '"') {
                string();
            } else if ((b == '{' || b == '[') && depth == MAX_DEPTH) {
                leaveOut();
            } else {
                depth += b == '{' || b == '[' ? 1 : b == '}' || b == ']' ? -1 : 0;
                copy(1);
            }
        }
    }

    private void string() {
        copy(1);
        while (at < json.length && json[at] != '"') {
            if (json[at] == '\\') {
                escape();
            } else if (json[at] < 0) {
                character();
            } else if (json[at] < ' ') {
                lose(1);
            } else {
                copy(1);
            }
        }
        copy(Math.min(1, json.length - at));
    }

    private void character() {
        int length = Utf8.length(json, at);
        if (length > 0) {
            copy(length);
        } else {
            lose(-length);
        }
    }

    private void escape() {
        char next = at + 1 < json.length ? (char) (json[at + 1] & 0xFF) : 0;
        if (KNOWN_ESCAPES.indexOf(next) >= 0) {
            copy(2);
        } else if (next == 'u' && hex(at + 2, 4) >= 0) {
            unit();
        } else if (next == 'x' && hex(at + 2, 2) >= 0) {
            namedBytes();
        } else {
            lose(1);
        }
    }

    private void unit() {
        char unit = (char) hex(at + 2, 4);
        boolean pair = Character.isHighSurrogate(unit)
                && at + 7 < json.length
                && json[at + 6] == '\\'
                && json[at + 7] == 'u'
                && hex(at + 8, 4) >= 0
                && Character.isLowSurrogate((char) hex(at + 8, 4));
        if (pair || !Character.isSurrogate(unit)) {
            copy(pair ? 12 : 6);
        } else {
            lose(6);
        }
    }

    /** Bytes that follow each other may be those of one character. */
    private void namedBytes() {
        ByteArrayOutputStream named = new ByteArrayOutputStream();
        while (at + 1 < json.length && json[at] == '\\' && json[at + 1] == 'x' && hex(at + 2, 2) >= 0) {
            named.write(hex(at + 2, 2));
            at += 4;
        }
        String text = named.toString(StandardCharsets.UTF_8).replaceAll("[\\x00-\\x1f]", "\uFFFD");
        out.writeBytes(text.replace("\\", "\\\\").replace("\"", "\\\"").getBytes(StandardCharsets.UTF_8));
        changed = true;
    }

    /** Passes over an object or a list, without a look at what is in it. */
    private void leaveOut() {
        int depth = 0;
        boolean inString = false;
        do {
            byte b = json[at++];
            if (b == '"') {
                inString = !inString;
            } else if (b == '\\' && inString) {
                at++;
            } else if (!inString) {
                depth += b == '{' || b == '[' ? 1 : b == '}' || b == ']' ? -1 : 0;
            }
        } while (depth > 0 && at < json.length);
        out.write('"');
        lose(0);
        out.write('"');
    }

    private void copy(int count) {
        out.write(json, at, count);
        at += count;
    }

    private void lose(int count) {
        out.writeBytes(LOST);
        at += count;
        changed = true;
    }

    private int hex(int from, int digits) {
        if (from + digits > json.length) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = json[i] < 0 ? -1 : Character.digit(json[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
