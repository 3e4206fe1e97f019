package dev.lapwing.normalize.postgres;

import dev.lapwing.normalize.parse.Timestamps;
import dev.lapwing.normalize.postgres.Carrier.Carried;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes the header of RFC 5424 from a line: {@code <134>1 time host program process message-id data text}. */
final class SyslogLine {
    private static final Pattern HEADER = Pattern.compile(
            "<\\d{1,3}>\\d{1,2} (\\S{1,64}) (\\S{1,255}) (\\S{1,128}) (\\S{1,128}) (\\S{1,128}) (?=[-\\[])");
    private static final String NIL = "-";

    /** Says that the text is UTF-8. */
    private static final String MARK = "\uFEFF";

    private SyslogLine() {}

    /** The text behind the header with what the header says; without a header the line as it is. */
    static Carried read(String line) {
        Matcher header = HEADER.matcher(line);
        int end = header.lookingAt() ? dataEnd(line, header.end()) : -1;
        if (end < 0) {
            return new Carried(line, Carrier.NONE);
        }
        Carrier by = new Carrier(
                said(header.group(2)),
                said(header.group(4)),
                Timestamps.millis(header.group(1)),
                said(header.group(3)),
                null,
                null);
        String text = line.substring(Math.min(end + 1, line.length()));
        // In JSON a control character would break the text; what stands in it is looked at later.
        return new Carried(
                text.startsWith("{") ? text : unescaped(text.startsWith(MARK) ? text.substring(1) : text), by);
    }

    /** Syslog daemons write control characters as octal numbers; those that Postgres sends are these. */
    static String unescaped(String text) {
        return text.indexOf('#') < 0
                ? text
                : text.replace("#011", "\t").replace("#012", "\n").replace("#015", "\r");
    }

    private static @Nullable String said(String value) {
        return value.equals(NIL) ? null : value;
    }

    /** Where the structured data ends; -1 where what begins here is none. */
    private static int dataEnd(String line, int from) {
        int at = from;
        if (line.charAt(at) == '-') {
            at++;
        } else {
            while (at >= 0 && at < line.length() && line.charAt(at) == '[') {
                at = elementEnd(line, at + 1);
            }
        }
        return at >= 0 && (at == line.length() || line.charAt(at) == ' ') ? at : -1;
    }

    private static int elementEnd(String line, int from) {
        boolean quoted = false;
        for (int at = from; at < line.length(); at++) {
            char c = line.charAt(at);
            if (quoted && c == '\\') {
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ']' && !quoted) {
                return at + 1;
            }
        }
        return -1;
    }
}
